// Which words find each other, and what any text becomes: terms that both engines keep as they are.
import { describe, expect, it } from '@jest/globals';
import { joinTerms, toTerms } from '../../../platform/search/toTerms';

const FAMILIES: readonly (readonly string[])[] = [
  ['baik', 'perbaikan', 'memperbaiki', 'diperbaiki', 'perbaiki', 'perbaikannya'],
  ['rusak', 'kerusakan', 'merusak', 'dirusak'],
  ['tangan', 'penanganan', 'menangani', 'ditangani'],
  ['terang', 'penerangan', 'menerangi', 'diterangi', 'penerangannya'],
  ['kirim', 'mengirim', 'pengiriman', 'dikirimkan'],
  ['pasang', 'memasang', 'pemasangan', 'terpasang', 'dipasangkan'],
  ['sapu', 'menyapu', 'penyapu', 'disapu'],
  ['lapor', 'laporan', 'melaporkan', 'dilaporkan', 'pelapor', 'laporanku'],
  ['sekolah', 'bersekolah', 'SEKOLAH', 'Sekolahnya'],
  ['air', 'airnya', 'ＡＩＲ'],
  ['cafe', 'café', 'CAFÉ'],
];

describe('terms', () => {
  it.each(FAMILIES)('of the words around "%s" are one', (...words) => {
    expect(new Set(words.flatMap((word) => toTerms(word)))).toHaveProperty('size', 1);
  });

  it('of different words stay apart', () => {
    const words = 'jalan jembatan lampu sampah sekolah pasar banjir listrik pungli guru obat ktp'.split(' ');
    expect(new Set(words.flatMap((word) => toTerms(word))).size).toBe(words.length);
  });

  it('keep numbers and short names, and leave out stop words, lone letters and signs', () => {
    expect(toTerms('Jalan di KM 12 yang a/n RT 3')).toEqual(['zzjalan', 'zzkm', 'zz12', 'zzrt', 'zz3']);
    expect(toTerms('yang dan di ke — a "*" ()')).toEqual([]);
    expect(toTerms('')).toEqual([]);
  });

  it('hold words together over apostrophes and what cannot be seen', () => {
    expect(toTerms('Jum’at')).toEqual(toTerms('jumat'));
    expect(toTerms('ja\u00adlan\u200b')).toEqual(toTerms('jalan'));
  });

  it('name each word once', () => {
    expect(toTerms('anak-anak Anak ANAK')).toHaveLength(1);
  });

  it.each([
    ['quotes and operators', `"jalan" OR* NEAR(rusak, 2) -lubang +(a) ~b >c @d AND NOT`],
    ['other scripts', 'ꦲꦏ꧀ 公園道路 дорога शिक्षा ١٢'],
    ['emoji and half of one', '🚧🚧 jalan \ud83d'],
    ['SQL', `'; DROP TABLE report; --`],
    ['a word of 20,000 letters', 'a'.repeat(20_000)],
    ['NUL', 'jalan\u0000rusak'],
  ])('of %s are letters and digits only, long enough and short enough for every index', (_name, text) => {
    const terms = toTerms(text);
    expect(joinTerms(terms)).toMatch(/^ ((?:[a-z0-9]{3,42} )*)$/);
    expect(toTerms(text.normalize('NFD'))).toEqual(terms);
  });

  it('of 20,000 different words come within a second', () => {
    const text = Array.from({ length: 20_000 }, (_, n) => `me${n.toString(36).replace(/\d/g, 'x')}kan`).join(' ');
    const startedAt = performance.now();
    toTerms(text);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });
});
