import { useSession } from '../api/session.ts';
import type { PageProps } from '../components/page.tsx';
import { Skeleton } from '../components/states.tsx';
import { nameOrCode, t } from '../i18n/index.ts';
import { roleTexts } from '../i18n/role-texts.ts';
import { sharedTexts } from '../i18n/shared-texts.ts';
import { pageTexts } from '../navigation/texts.ts';
import { PasswordSection } from './password-section.tsx';
import { accountTexts } from './texts.ts';
import { TokensSection } from './tokens-section.tsx';
import '../components/forms/forms.css';
import './account.css';

/** 我的账号: name and role, password, and tokens for scripts. */
export default function AccountPage({ catalog }: PageProps) {
  const session = useSession();
  if (!session) return <Skeleton />;
  const entities = session.entities.map((code) => nameOrCode(catalog.entity(code), code));
  return (
    <div class="page account">
      <header class="page-head">
        <h1 class="named">
          <span class="page-kind">{t(pageTexts.account)}</span>
          {session.name}
        </h1>
        <p class="note">
          {t(roleTexts.name[session.role])} · {t(roleTexts.may[session.role])}
          {entities.length > 0 &&
            ` ${t(accountTexts.answersFor, { names: entities.join(t(sharedTexts.and)) })}`}
        </p>
      </header>
      <PasswordSection />
      <TokensSection />
    </div>
  );
}
