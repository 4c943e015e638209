// The case log as its readers check it: anchors, keys, and the proof of one report. Resolved by caseLog.resolver.ts;
// docs/guides/case-log.md shows the check.
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { createConnectionType, createEdgeType } from '../../../platform/graphql/connection';
import { DateTime, LocalDate } from '../../../platform/graphql/scalars';
import { createEnum } from './enums';

@ObjectType({
  description:
    'A signed root over the last entries of all reports that changed on one day (jangkar catatan kasus). Whoever kept it ' +
    'notices when anything up to that day is changed afterwards. `signature` is over the bytes of the JSON array, without ' +
    'spaces, `["sp4n-lapor/case-log-anchor/1", day, root, count, previousRoot, signedAt]` with `signedAt` in milliseconds.',
  simpleResolvers: true,
})
export class CaseLogAnchor {
  @Field(() => LocalDate, { description: 'The day, WIB (tanggal).' })
  day!: string;

  @Field(() => String, {
    description:
      'Root of the Merkle tree (akar pohon Merkle, RFC 6962 with SHA-256), 32 bytes in base64url. Its leaves are the JSON ' +
      'arrays `[reportId, version, hash]` of the last entry of each report on that day, in the order of report ids.',
  })
  root!: string;

  @Field(() => Int, { description: 'How many reports changed on that day (jumlah laporan): leaves of the tree.' })
  count!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Root of the day before (akar sebelumnya), which this one continues; null for the first.',
  })
  previousRoot!: string | null;

  @Field(() => DateTime, { description: 'When it was made (waktu penandatanganan).' })
  signedAt!: number;

  @Field(() => ID, { description: 'Key that signed it (kunci): one of `caseLogKeys`.' })
  keyId!: string;

  @Field(() => String, { description: 'Ed25519 signature (tanda tangan), 64 bytes in base64url.' })
  signature!: string;
}

export const CaseLogAnchorEdge = createEdgeType(CaseLogAnchor, 'CaseLogAnchor');
export const CaseLogAnchorConnection = createConnectionType(CaseLogAnchor, CaseLogAnchorEdge, 'CaseLogAnchor');

@ObjectType({
  description:
    'A key that signs anchors of the case log, or did (kunci publik catatan kasus). Keep the ones that you trust: a list ' +
    'that is read anew each time proves nothing about who wrote it.',
  simpleResolvers: true,
})
export class CaseLogKey {
  @Field(() => ID, { description: 'SHA-256 of the 32 bytes, in base64url (sidik jari).' })
  keyId!: string;

  @Field(() => String, {
    description: 'Ed25519 public key (kunci publik), 32 bytes in base64url: the `x` of a JSON Web Key with `kty` OKP.',
  })
  publicKey!: string;

  @Field(() => Boolean, { description: 'Whether new anchors are signed with it (masih dipakai).' })
  isCurrent!: boolean;
}

const MerkleSideEnum = createEnum('MerkleSide', ['LEFT', 'RIGHT'] as const, 'Where a hash stands (sisi).', {
  LEFT: 'Before the hash that you have come to (kiri): SHA-256(0x01, this, yours).',
  RIGHT: 'Behind it (kanan): SHA-256(0x01, yours, this).',
});

@ObjectType({ description: 'One step on the way from a leaf to the root (langkah bukti).', simpleResolvers: true })
export class LogProofStep {
  @Field(() => MerkleSideEnum, { description: 'Where `hash` stands (sisi).' })
  side!: 'LEFT' | 'RIGHT';

  @Field(() => String, { description: 'Hash of the neighbour (hash tetangga), 32 bytes in base64url.' })
  hash!: string;
}

@ObjectType({
  description:
    'Proves that the log of a report is what a signed anchor stands for (bukti catatan kasus). Begin with ' +
    'SHA-256(0x00, the JSON array `[reportId, version, hash]` without spaces), go along `path`, and you come to ' +
    '`anchor.root`. Each entry’s hash covers the one before it, so that the proof is about all of them.',
  simpleResolvers: true,
})
export class LogProof {
  @Field(() => Int, {
    description:
      'Entry that is proved (versi): the last one of the latest day on which the report changed and which has an anchor. Steps ' +
      'after it are not anchored yet. Without any anchor: the last entry.',
  })
  version!: number;

  @Field(() => String, { description: 'Hash of that entry (hash), such as `1.pXk…`: the `hash` of its TimelineEntry.' })
  hash!: string;

  @Field(() => CaseLogAnchor, {
    nullable: true,
    description: 'The anchor (jangkar); null while none covers the report: `expectedAt` says when to ask again.',
  })
  anchor!: CaseLogAnchor | null;

  @Field(() => [LogProofStep], {
    description: 'From the leaf to the root (jalur bukti), at most some twenty steps; empty without an anchor.',
  })
  path!: LogProofStep[];

  @Field(() => DateTime, {
    nullable: true,
    description: 'Without an anchor: when there should be one (perkiraan waktu jangkar); else null.',
  })
  expectedAt!: number | null;
}
