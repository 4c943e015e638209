// Names of files: what a person reads is kept, what a machine could obey is not.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toFileName } from '../../../../subgraphs/reports/domain/fileName';

describe('the name of a file', () => {
  it.each([
    ['Foto Jalan Rusak.JPG', 'Foto Jalan Rusak.jpg'],
    ['../../etc/passwd', 'passwd.jpg'],
    ['C:\\Users\\Budi\\foto.jpeg', 'foto.jpeg'],
    ['virus.exe', 'virus.exe.jpg'],
    ['gpj.\u202eexe', 'gpj.exe.jpg'],
    ['a\u0000b\r\nSet-Cookie: x.jpg', 'abSet-Cookie_ x.jpg'],
    ['', 'lampiran.jpg'],
    ['...', 'lampiran.jpg'],
    ['.jpg', 'lampiran.jpg'],
    ['CON.jpg', '_CON.jpg'],
    ['a";rm -rf *.jpg', 'a__rm -rf _.jpg'],
    ['Cafe\u0301.jpg', 'Café.jpg'],
    ['foto 📷.jpg', 'foto 📷.jpg'],
  ])('%j becomes %j', (given, expected) => {
    expect(toFileName(given, 'image/jpeg')).toBe(expected);
  });

  it('is never a path, never empty, never long, and ends as its type does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
        const name = toFileName(given, 'application/pdf');
        expect(name).toMatch(/^[^\\/\p{Cc}\p{Cf}]+\.pdf$/u);
        expect(name).not.toMatch(/^\./);
        expect([...name].length).toBeLessThanOrEqual(124);
        expect(name.isWellFormed()).toBe(true);
        expect(toFileName(name, 'application/pdf')).toBe(name);
      }),
    );
  });
});
