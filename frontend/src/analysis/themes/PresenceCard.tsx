/** How many people of each group the theme's evidence holds words of. People, never percentages. */
import { Card } from "../../ui/Card";
import type { Theme } from "./themes";
import "./PresenceCard.css";

interface Props {
  presence: Theme["presence"];
  /** Names of the groups by their codes. */
  groups: ReadonlyMap<string, string>;
}

export function PresenceCard({ presence, groups }: Props) {
  return (
    <Card title="Whose words are in it">
      {presence.length === 0 ? (
        <p class="quiet">The study has no groups yet.</p>
      ) : (
        <table class="presence">
          <caption class="vh">People of each group in the evidence of this theme</caption>
          <thead class="vh"><tr><th scope="col">Group</th><th scope="col">People</th></tr></thead>
          <tbody>
            {presence.map(({ group, people, of }) => (
              <tr key={group}>
                <th scope="row">{groups.get(group) ?? group}</th>
                <td><b class="num">{people}</b> of {of} people</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p class="quiet small">Counts describe this sample. They do not measure importance or how common a view is.</p>
    </Card>
  );
}
