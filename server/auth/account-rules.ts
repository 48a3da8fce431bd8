import { PASSWORD_LENGTH } from '../../contract/core/limits.ts';
import { ExplainedError } from '../../domain/problem.ts';

/** A change to an account that is not allowed, with a sentence for the person who wanted it. */
export class AccountProblem extends ExplainedError {}

/** Name in the audit trail of whoever runs commands on the server. */
export const COMMAND = 'command';
/** Name in the audit trail of what the program does by itself. */
export const SYSTEM = 'system';

/** Names that mean somebody else in the audit trail, or nobody. */
const RESERVED = [COMMAND, SYSTEM, '命令', '系统', 'null', 'undefined', 'anonymous', '匿名'];

/** Capitals and Cyrillic or Greek letters that look like Latin ones; the keys stand for the letter at the same place. */
const LOOK_ALIKES = new Map(
  [...'аеорсухіјѕһԁԛԝкмтвнгαοιερυκνττχ'].map((letter, i) => [
    letter,
    [...'aeopcyxijshdqwkmtbhraoiepuknttx'][i]!,
  ]),
);

/**
 * The form in which a name is kept and looked up: full-width and other compatibility forms are ordinary letters.
 *
 * @example normalizeName('ｕ4 ') → `u4`
 */
export const normalizeName = (name: string): string => name.normalize('NFKC').trim();

/**
 * The same for names that a person could take for each other.
 *
 * @example appearanceOf('Аdmin') (with a Cyrillic А) → `admin`
 */
export function appearanceOf(name: string): string {
  const letters = [...normalizeName(name).toLowerCase()].map((letter) => LOOK_ALIKES.get(letter) ?? letter);
  return letters.join('').replace(/[._@-]+$/, '');
}

/**
 * @param name normalized
 * @param others names of all accounts
 * @throws {AccountProblem} where the name cannot be an account's, or looks like another's
 */
export function checkName(name: string, others: readonly string[]): void {
  if (!/^[\p{L}\p{N}._@-]{1,64}$/u.test(name) || /\p{Default_Ignorable_Code_Point}/u.test(name)) {
    throw new AccountProblem(
      `用户名“${name}”不可用：应为 1 到 64 个字母、汉字、数字或 . _ @ -。`,
      `The name "${name}" cannot be used: it has 1 to 64 letters, digits or . _ @ -.`,
    );
  }
  const appearance = appearanceOf(name);
  if (appearance === '' || RESERVED.includes(appearance)) {
    throw new AccountProblem(
      `用户名“${name}”是系统保留的，请换一个。`,
      `The name "${name}" is reserved; choose another.`,
    );
  }
  if (isMixed(name)) {
    throw new AccountProblem(
      `用户名“${name}”混用了不同文字里外形相近的字母，请只用一种。`,
      `The name "${name}" mixes letters of several scripts that look alike; use one script.`,
    );
  }
  const same = others.find((other) => appearanceOf(other) === appearance);
  if (same === name)
    throw new AccountProblem(`已有名为 ${name} 的账号。`, `There is already an account ${name}.`);
  if (same !== undefined) {
    throw new AccountProblem(
      `用户名“${name}”与已有账号 ${same} 太像，请换一个。`,
      `The name "${name}" looks too much like the account ${same}; choose another.`,
    );
  }
}

/** Latin, Cyrillic and Greek letters in one name. */
function isMixed(name: string): boolean {
  const scripts = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u];
  return scripts.filter((script) => script.test(name)).length > 1;
}

/** @throws {AccountProblem} where the password is too short or too long */
export function checkPassword(password: string): void {
  const { least, most } = PASSWORD_LENGTH;
  if (password.length >= least && password.length <= most) return;
  throw new AccountProblem(
    `密码应为 ${least} 到 ${most} 个字符。`,
    `A password has ${least} to ${most} characters.`,
  );
}
