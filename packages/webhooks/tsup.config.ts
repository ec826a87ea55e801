import { libraryPerRuntime } from '../../tooling/config/tsup.ts';

export default libraryPerRuntime(['index']);
