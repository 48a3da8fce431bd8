/** The error of a field. */
export function FieldError({ text }: { text: string }) {
  return (
    <span class="form-error" role="alert">
      {text}
    </span>
  );
}
