/** How people and programs write the code 123456: each is taken for it, in every field for a code. */
export const pasted123456: readonly string[] = [
  '１２３ ４５６',
  '123\u00a0456',
  '123\u202f456',
  '123-456',
  '123–456',
  '\u200b123456',
  '\ufeff123456',
  '\u202d123456\u202c',
  '123\t456',
  '١٢٣٤٥٦',
  '۱۲۳۴۵۶',
  '१२३४५६',
];
