/** A number as people read it aloud, in threes: `+420 555 000 101`. */
export function spokenPhone(phone: string): string {
  return phone.replace(/^(\+\d{3})(\d{3})(\d{3})(\d{3})$/, '$1 $2 $3 $4');
}
