// Where each province lies on the tile map: column and row, about as on a real map, with its letters of ISO 3166-2:ID.
// Columns 0 to 7 are the western half, 8 to 14 the eastern one; a narrow screen shows one below the other.

export interface TilePlace {
  /** Of the Ministry of Home Affairs. */
  readonly code: string;
  readonly letters: string;
  readonly column: number;
  readonly row: number;
}

const ROWS: readonly string[] = [
  '11 AC 0',
  '12 SU 1, 21 KR 3, 65 KU 7, 75 GO 9, 71 SA 10',
  '13 SB 1, 14 RI 2, 61 KB 5, 62 KT 6, 64 KI 7, 72 ST 9, 82 MU 11, 96 PD 12, 92 PB 13',
  '15 JA 2, 63 KS 7, 76 SR 8, 73 SN 9, 74 SG 10, 81 MA 11, 94 PT 13, 91 PA 14',
  '17 BE 1, 16 SS 2, 19 BB 3, 95 PE 14',
  '18 LA 2, 36 BT 3, 31 JK 4, 32 JB 5, 33 JT 6, 35 JI 7, 51 BA 8, 52 NB 9, 53 NT 10, 93 PS 14',
  '34 YO 6',
];

export const ROW_COUNT = ROWS.length;

export const TILE_PLACES: readonly TilePlace[] = ROWS.flatMap((line, row) =>
  line.split(', ').map((entry) => {
    const [code = '', letters = '', column] = entry.split(' ');
    return { code, letters, column: Number(column), row };
  }),
);
