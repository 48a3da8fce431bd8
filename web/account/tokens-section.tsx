import { useState } from 'preact/hooks';
import type { TokenLine } from '../../contract/accounts.ts';
import { NOTHING } from '../../domain/format.ts';
import { send } from '../api/client.ts';
import { useFreshQuery } from '../api/fresh-query.ts';
import { type ResponseOf, toUrl } from '../api/url.ts';
import { Select, TextInput } from '../components/choice.tsx';
import { FormDialog } from '../components/forms/form-dialog.tsx';
import { ErrorText, FormField, fieldError } from '../components/forms/form-field.tsx';
import { Failure, Skeleton } from '../components/states.tsx';
import { ActionCell, Table } from '../components/table.tsx';
import { formatMoment } from '../i18n/format.ts';
import { t } from '../i18n/index.ts';
import { sharedTexts } from '../i18n/shared-texts.ts';
import { accountTexts } from './texts.ts';

type NewTokenResponse = ResponseOf<'POST /api/tokens'>;

/** 个人令牌: keys for scripts, each with a name and an end; shown once. */
export function TokensSection() {
  const { value, error, reload } = useFreshQuery(toUrl('/api/tokens'));
  const [isAdding, setAdding] = useState(false);
  const [made, setMade] = useState<NewTokenResponse | null>(null);
  const [failed, setFailed] = useState('');
  if (error && !value) return <Failure error={error} />;
  if (!value) return <Skeleton rows={3} />;
  const revoke = async ({ id }: TokenLine) => {
    setFailed('');
    await send('DELETE /api/tokens/:id', { id }).catch((problem: Error) => setFailed(problem.message));
    if (made?.id === id) setMade(null);
    await reload();
  };
  return (
    <section aria-labelledby="tokens">
      <div class="section-head">
        <h2 id="tokens">{t(accountTexts.token.title)}</h2>
        <p>{t(accountTexts.token.note)}</p>
        <button type="button" class="button section-act" onClick={() => setAdding(true)}>
          {t(accountTexts.token.add)}
        </button>
      </div>
      <div aria-live="polite">{made && <NewToken token={made.token} />}</div>
      {failed && <ErrorText>{failed}</ErrorText>}
      {value.tokens.length === 0 ? (
        <p class="note">{t(accountTexts.token.none)}</p>
      ) : (
        <TokenTable tokens={value.tokens} revoke={revoke} />
      )}
      {isAdding && (
        <NewTokenDialog
          made={async (token) => {
            setMade(token);
            await reload();
          }}
          close={() => setAdding(false)}
        />
      )}
    </section>
  );
}

function NewToken({ token }: { token: string }) {
  const [isCopied, setCopied] = useState(false);
  return (
    <div class="notice green">
      <p class="notice-title">{t(accountTexts.token.once)}</p>
      <p class="token-made">
        <code>{token}</code>
        {/* On plain http the browser offers no clipboard; the token can be marked and copied by hand. */}
        {navigator.clipboard && (
          <button
            type="button"
            class="button small"
            onClick={() => navigator.clipboard.writeText(token).then(() => setCopied(true))}
          >
            {isCopied ? t(accountTexts.token.copied) : t(accountTexts.token.copy)}
          </button>
        )}
      </p>
    </div>
  );
}

function TokenTable({
  tokens,
  revoke,
}: {
  tokens: readonly TokenLine[];
  revoke: (token: TokenLine) => Promise<void>;
}) {
  return (
    <Table
      caption={t(accountTexts.token.title)}
      heads={[
        t(accountTexts.token.name),
        t(sharedTexts.created),
        t(accountTexts.token.expires),
        t(accountTexts.token.used),
        { label: t(accountTexts.token.revoke), isHidden: true },
      ]}
    >
      {tokens.map((token) => (
        <tr key={token.id} class={token.revokedAt ? 'superseded' : ''}>
          <th scope="row">{token.name}</th>
          <td class="moment">{formatMoment(token.createdAt)}</td>
          <td class="moment">{formatMoment(token.expiresAt)}</td>
          <td class="moment">{token.lastUsedAt ? formatMoment(token.lastUsedAt) : NOTHING}</td>
          {token.revokedAt ? (
            <td class="short number">
              {t(accountTexts.token.revokedAt, { at: formatMoment(token.revokedAt) })}
            </td>
          ) : (
            <ActionCell
              label={t(accountTexts.token.revoke)}
              labelOf={t(accountTexts.token.revokeOf, { name: token.name })}
              act={() => revoke(token)}
            />
          )}
        </tr>
      ))}
    </Table>
  );
}

const DAYS = ['30', '90', '180', '366'] as const;

function NewTokenDialog({
  made,
  close,
}: {
  made: (token: NewTokenResponse) => Promise<void>;
  close: () => void;
}) {
  const [name, setName] = useState('');
  const [days, setDays] = useState<string>('90');
  const save = async () => {
    await made(await send('POST /api/tokens', {}, { name: name.trim(), days: Number(days) }));
  };
  return (
    <FormDialog
      title={t(accountTexts.token.add)}
      go={t(accountTexts.token.addGo)}
      fields={['name', 'days']}
      save={save}
      close={close}
    >
      {(problem) => (
        <>
          <FormField
            label={t(accountTexts.token.name)}
            hint={t(accountTexts.token.nameHint)}
            error={fieldError(problem, 'name')}
          >
            <TextInput value={name} required autofocus maxLength={64} onInput={setName} />
          </FormField>
          <FormField label={t(accountTexts.token.days)} error={fieldError(problem, 'days')}>
            <Select
              value={days}
              options={DAYS.map((one) => ({
                value: one,
                name: t(accountTexts.token.daysNumber, { days: one }),
              }))}
              onChange={setDays}
            />
          </FormField>
        </>
      )}
    </FormDialog>
  );
}
