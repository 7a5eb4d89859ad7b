import { generate } from 'selfsigned';

interface CertificateOptions {
  /** The name it is for. Default `localhost`, which it is for together with 127.0.0.1. */
  readonly name?: string;
  readonly isExpired?: boolean;
}

/** A key and a certificate, by default for localhost, that are made for one test run. */
export async function certificateForLocalhost({
  name = 'localhost',
  isExpired = false,
}: CertificateOptions = {}): Promise<{ key: string; cert: string }> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: name }], {
    keyType: 'ec',
    algorithm: 'sha256',
    ...(isExpired && { notBeforeDate: new Date(0), notAfterDate: new Date(86_400_000) }),
    extensions: [
      { name: 'basicConstraints', cA: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: name },
          ...(name === 'localhost' ? [{ type: 7 as const, ip: '127.0.0.1' }] : []),
        ],
      },
    ],
  });
  return { key, cert };
}
