// Both builds have the same id, which responses contain.
export default { generateBuildId: () => 'build', experimental: { cpus: 1 } };
