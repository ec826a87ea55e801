module.exports = () => globalThis.stopEmulator();
