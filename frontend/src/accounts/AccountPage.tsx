/** My account: how I am named, how it looks, my password, where I am signed in, my tokens. */
import { signOut } from "../session/sign-out";
import { Button } from "../ui/Button";
import { Page } from "../ui/Page";
import { AppearanceCard } from "./AppearanceCard";
import { PasswordCard } from "./PasswordCard";
import { ProfileCard } from "./ProfileCard";
import { SessionsCard } from "./SessionsCard";
import { TokensCard } from "./TokensCard";

export function AccountPage() {
  return (
    <Page title="Your account" actions={<Button icon="sign-out" onClick={() => void signOut()}>Sign out</Button>}>
      <div class="columns">
        <div class="stack">
          <ProfileCard />
          <AppearanceCard />
          <TokensCard />
        </div>
        <div class="stack">
          <PasswordCard />
          <SessionsCard />
        </div>
      </div>
    </Page>
  );
}
