/** The keys alive on this page. */
import { EVERYWHERE } from "./everywhere";
import { Checkbox } from "../ui/Checkbox";
import { Dialog } from "../ui/Dialog";
import { allowSingleKeys, keyGroups, singleKeys, type KeyGroup } from "../ui/key-store";
import { withCommand } from "./with-command";
import "./KeysHelp.css";

function Keys({ keys }: { keys: string }) {
  return <>{keys.split(" ").map((one) => <kbd key={one}>{withCommand(one.replaceAll("+", " "))}</kbd>)}</>;
}

function Group({ group }: { group: KeyGroup }) {
  return (
    <section>
      <h3>{group.title}</h3>
      <dl class="keys">
        {group.keys.map((key) => (
          <div key={key.keys}>
            <dt><Keys keys={key.keys} /></dt>
            <dd>{key.label}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

export function KeysHelp({ onClose }: { onClose: () => void }) {
  const groups = keyGroups.value.toSorted((a, b) => Number(a.title === EVERYWHERE) - Number(b.title === EVERYWHERE));
  return (
    <Dialog title="Keys" onClose={onClose}>
      {groups.map((group) => <Group key={group.title} group={group} />)}
      <Checkbox
        name="single-keys"
        label="Use keys without Ctrl or Alt"
        hint="Switch this off if you dictate, or press keys by accident."
        value={singleKeys.value}
        onValue={allowSingleKeys}
      />
    </Dialog>
  );
}
