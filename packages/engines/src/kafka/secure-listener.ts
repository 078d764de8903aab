// A second way to a broker, as clusters of others have it: TLS, and users who sign in with SCRAM.
import { join } from 'node:path'
import { EngineError } from '../errors.ts'
import { run } from '../process.ts'
import type { Settings } from './broker-settings.ts'

/** Passwords by name. */
export type KafkaUsers = Readonly<Record<string, string>>

export interface SecureListener {
  caFile: string
  /** Beside the plain listener and the controller's. */
  settings: (plain: number, secure: number, controller: number) => Settings
  /** How a node's data is made, so that the users are there from the beginning. */
  formatting: readonly string[]
}

export interface SecureListenerOptions {
  /** Its folder: the JDK's own tool makes keys. */
  java: string
  dataDir: string
  users: KafkaUsers
}

const MECHANISMS = ['SCRAM-SHA-256', 'SCRAM-SHA-512']
/** Of a key that lives as long as a test. */
const PASSWORD = 'rookery'
const LOGIN = 'org.apache.kafka.common.security.scram.ScramLoginModule required;'

/** Makes a certificate for loopback; throws EngineError. */
export async function secureListener({ java, dataDir, users }: SecureListenerOptions): Promise<SecureListener> {
  const keystore = join(dataDir, 'keystore.p12')
  const caFile = join(dataDir, 'ca.pem')
  const store = ['-keystore', keystore, '-storetype', 'PKCS12', '-storepass', PASSWORD, '-alias', 'kafka']
  const key = ['-keyalg', 'EC', '-groupname', 'secp256r1', '-validity', '30']
  const name = ['-dname', 'CN=127.0.0.1', '-ext', 'SAN=IP:127.0.0.1']
  await keytool(java, ['-genkeypair', ...store, ...key, ...name])
  await keytool(java, ['-exportcert', '-rfc', '-file', caFile, ...store])
  return {
    caFile,
    settings: (plain, secure, controller) => ({
      listeners: `PLAINTEXT://127.0.0.1:${plain},SASL_SSL://127.0.0.1:${secure},CONTROLLER://127.0.0.1:${controller}`,
      'advertised.listeners': `PLAINTEXT://127.0.0.1:${plain},SASL_SSL://127.0.0.1:${secure}`,
      'listener.security.protocol.map': 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,SASL_SSL:SASL_SSL',
      'sasl.enabled.mechanisms': MECHANISMS.join(','),
      ...Object.fromEntries(
        MECHANISMS.map((it) => [`listener.name.sasl_ssl.${it.toLowerCase()}.sasl.jaas.config`, LOGIN]),
      ),
      'ssl.keystore.type': 'PKCS12',
      'ssl.keystore.location': keystore,
      'ssl.keystore.password': PASSWORD,
    }),
    formatting: Object.entries(users).flatMap(([name, password]) =>
      MECHANISMS.flatMap((it) => ['--add-scram', `${it}=[name=${name},password=${password}]`]),
    ),
  }
}

async function keytool(java: string, args: string[]): Promise<void> {
  const { code, output } = await run(join(java, 'bin', 'keytool'), args)
  if (code !== 0) throw new EngineError(`keytool failed: ${output.split('\n').slice(-2).join(' | ')}`)
}
