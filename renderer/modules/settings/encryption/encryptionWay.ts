/** What is done about the encryption of the office, each with one's password. */
export type EncryptionWay = 'encrypt' | 'decrypt' | 'renew' | 'remember'
