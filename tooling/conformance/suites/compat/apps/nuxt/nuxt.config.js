export default { modules: ['@clerk/nuxt'], telemetry: false, compatibilityDate: '2026-01-01' };
