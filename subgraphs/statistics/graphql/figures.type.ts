// Counts and rates as they are shown, and the two sets of figures: of reports and of an institution's assignments.
import { Field, Float, Int, ObjectType } from 'type-graphql';

@ObjectType({
  description:
    'A number of reports or assignments. `value` is null where it is suppressed to protect persons (`isSuppressed`), or where the measure is not kept for this period.',
  simpleResolvers: true,
})
export class Count {
  @Field(() => Int, { nullable: true, description: 'The number, such as `137`; never rounded.' })
  value!: number | null;

  @Field(() => Boolean, {
    description:
      'Whether you may not see the number: it is small (0 to 4), protects a small one, or is not published for this table and period.',
  })
  isSuppressed!: boolean;
}

@ObjectType({
  description: 'A share (persentase) with what it was computed from. Suppressed as soon as one of its numbers is.',
  simpleResolvers: true,
})
class Rate {
  @Field(() => Float, {
    nullable: true,
    description:
      '`numerator / denominator`, such as `0.82` for 82 %; null when suppressed or when the denominator is 0.',
  })
  value!: number | null;

  @Field(() => Int, { nullable: true, description: 'What is counted (pembilang); null when suppressed.' })
  numerator!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'What it is compared with (penyebut), the sample size; null when suppressed.',
  })
  denominator!: number | null;

  @Field(() => Boolean, { description: 'Whether you may not see the numbers.' })
  isSuppressed!: boolean;
}

/** Shared by both sets; each set says in its own description what one case is. */
@ObjectType({ simpleResolvers: true })
abstract class CommonFigures {
  @Field(() => Count, {
    description:
      'Followed up (mulai ditindaklanjuti): cases with their first reaction of an institution in the period, an acceptance, an interim reply or a response. Each case once, on the WIB day of that reaction.',
  })
  followedUp!: Count;

  @Field(() => Count, {
    description:
      'Responded (ditindaklanjuti): cases answered for the first time in the period; a report when every institution at work on it has published a response.',
  })
  responded!: Count;

  @Field(() => Count, {
    description:
      'Closed (selesai): closures in the period, by confirmation, by silence or by the national admin. A reopened case counts again when it is closed again.',
  })
  closed!: Count;

  @Field(() => Count, {
    description: 'Reopened (dibuka kembali): closed cases taken up again in the period.',
  })
  reopened!: Count;

  @Field(() => Count, {
    description:
      'Returned (dikembalikan, bukan wewenang): assignments given back in the period because the institution is not competent.',
  })
  returned!: Count;

  @Field(() => Count, {
    description:
      'Open (tunggakan): cases not ended at the end of the period, or now while it runs, whenever they came in. Exact figures only.',
  })
  open!: Count;

  @Field(() => Count, {
    description:
      'Overdue (terlambat): open cases whose nearest running clock was due on a WIB day before today. A figure of the present: null for a period that has ended. Exact figures only.',
  })
  overdue!: Count;

  @Field(() => Rate, {
    description:
      'Follow-up rate (tingkat tindak lanjut): `followedUp / received`, both of the period. Above 1 when older cases were worked off.',
  })
  followUpRate!: Rate;

  @Field(() => Rate, {
    description:
      'Resolution rate (tingkat penyelesaian): `closed / received`, both of the period. Above 1 when older cases were worked off.',
  })
  resolutionRate!: Rate;

  @Field(() => Rate, {
    description:
      'On-time rate of the first response (ketepatan waktu tanggapan pertama): of the FIRST_RESPONSE clocks of assignments that fell due in the period, before today, those met by their due date. Unanswered ones count as missed.',
  })
  firstResponseOnTimeRate!: Rate;

  @Field(() => Rate, {
    description:
      'On-time rate of resolving (ketepatan waktu penyelesaian): of the RESOLVE clocks of assignments that fell due in the period, before today, those answered by their due date. Unanswered ones count as missed.',
  })
  resolveOnTimeRate!: Rate;
}

@ObjectType({
  description:
    'Figures of reports (laporan): one case is one report. Every report counts, confidential (rahasia), anonymous (anonim) and unverified ones too. Facts count on the WIB day they happened, under the category and area of that day.',
  simpleResolvers: true,
})
export class CaseFigures extends CommonFigures {
  @Field(() => Count, { description: 'Received (laporan masuk): reports submitted in the period.' })
  received!: Count;

  @Field(() => Count, {
    description: 'Verified (terverifikasi): reports disposed for the first time in the period.',
  })
  verified!: Count;

  @Field(() => Count, {
    description:
      'Archived (arsip): reports archived in the period, by an admin or because a question stayed unanswered.',
  })
  archived!: Count;

  @Field(() => Count, {
    description:
      'Disposed (terdisposisi): disposals of submitted reports to institutions in the period; one that came back counts again.',
  })
  disposed!: Count;
}

@ObjectType({
  description:
    'Figures of one institution (instansi): one case is one assignment (disposisi) to it, as lead or supporting. Those of institutions below it are not included.',
  simpleResolvers: true,
})
export class AgencyFigures extends CommonFigures {
  @Field(() => Count, {
    description: 'Received (disposisi masuk): assignments given to the institution in the period.',
  })
  received!: Count;
}
