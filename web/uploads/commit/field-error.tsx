/** What is wrong with a field, beside it. */
export function FieldError({ text }: { text: string }) {
  return (
    <span class="form-error" role="alert">
      {text}
    </span>
  );
}
