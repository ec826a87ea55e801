/** Private keys for tests. They were made for this file and are used nowhere else; not every runtime can make them. */
export const TEST_KEYS = {
  RSA: {
    kty: 'RSA',
    n: 'n6hHfwtgXunNbI8dB8QgC3evp-4lJ6ib9R0MbSSilCnmip1Ro12mDvSxW58gAt5rxzz00LipQMPyWvby54_XIHYU8nlh5FaD6RELNdXtXiY4GBHWDyrTionc_1EvYxOwfCMyRjqrHI28-1q6nResx6RsQtek_t4ny-xYJupOPRxVd7c4MyrSiX63RAr_ceZsdzxbaViAegETB61XYn9gTPl0BHJKZ10SZxC9mjxB8UiI_9WoJ-UL2bjXVFgZZvljPsFTu3H2dn-r_ilYfoLeMioUk7a7EP6m6Yo1Nhl8RCFUWGO8nWgO0h2m1ssQ2F1W7vav2cc5xpDXpdldciSs5w',
    e: 'AQAB',
    d: 'A2fNl2fXN0vcyvcZT-wx7ZZKdvygUNwkVqvQplbuaHAL9lXy6VcOIgO78SMP32_K51XyBOFQRUziRpvXRFnJmJ9cKzkSl171cyTr0v4_d2jwr_a_CAjKUiPgEZdNbI59dVBmejmcvIzh0Vy297KkriETaOOWDEeraQqfOlYSGcFdB8xzL57hPj8VPU_5fLcZ0MhDScYtWUxW6Gs73WDtjpO19hoUtDpSyjJz6Abj-W3bQxoYYwGYxtfcBjcxaQubSx3EUv9QSmUd5jwiYgxQD-dJnIML4pwFILij8958E2SKBR2aPuhATUHxm6zzckv5ad7Bp7F9OOE4fTyKCy7PTQ',
    p: '0wflo0PId0KX9xLNmgU0pfQwHRQFpUg1D_y7rUqF0AWmSRaEwzyoXr2qVj39NoccYPSywh7X3KckuueKnxKF1Wto8DdK8jf1hujdu4LUidCOxqvj0o1duxS0_nzfoXEEGF4eeIsO0S7ilMwgYYuGXnOy9PO_ZIzN4Ea6Ks-casU',
    q: 'wa3eCZ0grH257DMkTqUVOowd5x6AFek-AqXBilYYMe2dT42vMFeo4vX_CyOMmccf42BtunMf3e9FXsvrDIRbBoq48l2Yoj-111WRh5i3oX7AjPU8oXxEB6jsdT41onFITfgtwkQbKE0Yck9-xAWdr2Ks6phklhsUQ6KxOxK-47s',
    dp: 'qjeOdNhx1DB03yfdi0RzqQCD5pCF1UGe-1xCDY80zAwiioWNZOWCcZjO0m2B1v-4VkRKA-ZY-3QeXlvxJkoMhY7zv_75htK4Sq9-Woc25ErDP2DajLTWS9Zx_2u9_jxorzcLoPOZagVFYfwcilG-emUcjhQl5vbkAOlLtMhtRHk',
    dq: 'a5_0XJ9GAtQytsCMkm9F5qzqCP536rUb0ljNvdOtykDiQ8zV5yUvIj_UpBnzDZkLbUyubQeAU9GcWNs0GFaMRoxbzcKZCMAiijBwmEsS79kBotK8CHiHTUJfc59IKqaMqVcaBnPWK4T76rmmFcORJl7M--gHLSqLDjKgDdWS4fU',
    qi: 'zSgBO2rErb9Bv5EY0rZ60JzwJZrWcB1YE1yBlbu-i9t57sl8P0ApNt51pd0cbaG4u0oK1wn5G58Chhu2oq2OzGJf_O1Xldy4Wo_xo4060cj-s0k7aTOrqrSsi8UBohJqPRCcfzfCjK_V1fUenqbFGOj_jgmHH897VivEU52NNFU',
  },
  ES256: {
    kty: 'EC',
    x: 'wa01y3Yjb7dQpHAsiwhxRCBVLmp_ZHblGoahzAsXTos',
    y: 'Csv1WLqum4OuNKZyaSkSsChTZNmDPt4sjU2BhiCxCh0',
    crv: 'P-256',
    d: 'i6T-fVWmB4g6DjUXiW6C5c9NQs1XKHHKb4RuiQNRLHs',
  },
  ES384: {
    kty: 'EC',
    x: 'H6oVPIj5kJxc0mgMXZuY6EiBAHh9JI8qL6hMcj5VMnVmRUV2fiDTlmS3Je9IsYN8',
    y: 'VqZb0M9alzWLbfl4Y5m6URcfA-YkSM_REpMQATAjofHsPBINTmF5pcRngnMDcert',
    crv: 'P-384',
    d: '290O3etiWAI2n1yuMpIcHhD4B_NAJMCgzHvA1FhWjGo7Tuz1QDlGnpc5PB3-L8h0',
  },
  ES512: {
    kty: 'EC',
    x: 'AQd9YY1FBxO1Aw7LFWDXnghM9k4xwHUm8e9DrL95k_6-UZanSoq5_h9AO_FS-sxGb7CcUNq6sK56ssJgTjiHcO7I',
    y: 'AeNzJlLOj1YwKWQBjxK24UM2DYCcfNtsGpRettnQ2NhtMkJO3TZSrp9ZShog0itjMqtxzOm3ofu2taawAaV5CjMD',
    crv: 'P-521',
    d: 'AWBS5gLzI4fg7V-5C9j9vFFwkWilNiEvQXWWyRc8k9VEYqLXgtYaVOotF9q4RiLbTaP7W94-sWANvFPtEXJ1-CGD',
  },
  EdDSA: {
    crv: 'Ed25519',
    d: '_gOuL-hQJ34B3Taijca8L9tneBaMWbuXVnstHPdDsKM',
    x: 'N2VtkhdNtuspMkBV4NUULgiXAsi_Mk7jt61IA-dqwCA',
    kty: 'OKP',
  },
};
