/** The go-to palette: type a few letters, Enter goes there. */
import { useLocation } from "preact-iso";
import { useEffect, useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Me, StudySeat } from "../session/me";
import { destinations, goToOpen, type Destination } from "../ui/go-to-store";
import { Icon } from "../ui/Icon";
import { fuzzy } from "./fuzzy";
import { knownDestinations } from "./known-destinations";
import type { Place } from "./places";
import "./GoTo.css";

interface Props {
  who: Me;
  study: StudySeat | undefined;
  places: readonly Place[];
  openHelp: () => void;
}

const MOST = 40;

function fits(asked: string, place: Destination): number {
  return Math.max(fuzzy(asked, place.label), 0.5 * fuzzy(asked, place.words ?? place.kind));
}

function best(asked: string, all: readonly Destination[]): Destination[] {
  return all
    .map((place) => ({ place, fit: fits(asked, place) }))
    .filter(({ fit }) => fit > 0)
    .toSorted((a, b) => b.fit - a.fit)
    .slice(0, MOST)
    .map(({ place }) => place);
}

function Options({ id, found, at, choose }: { id: string; found: readonly Destination[]; at: number; choose: (place: Destination) => void }) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => list.current?.children[at]?.scrollIntoView({ block: "nearest" }), [at, found]);
  return (
    <ul role="listbox" id={`${id}-list`} aria-label="Places and actions" ref={list}>
      {found.map((place, index) => (
        <li
          key={`${place.kind}-${place.id}`}
          role="option"
          id={`${id}-${index}`}
          aria-selected={index === at}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => choose(place)}
        >
          <Icon name={place.icon ?? "arrow-right"} />
          <span class="goto-label">{place.label}</span>
          <small>{place.kind}</small>
        </li>
      ))}
    </ul>
  );
}

export function GoTo(props: Props) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const { route } = useLocation();
  const [asked, setAsked] = useState("");
  const [at, setAt] = useState(0);
  const found = best(asked, [...[...destinations.value.values()].flat(), ...knownDestinations(props)]);
  const close = (): void => {
    goToOpen.value = false;
  };
  useLayoutEffect(() => {
    const opener = document.activeElement;
    dialog.current?.showModal();
    return () => {
      dialog.current?.close();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  const choose = (place: Destination | undefined): void => {
    if (!place) return;
    close();
    // After the dialog has given the focus back, or the new page could not take it.
    setTimeout(() => (place.href ? route(place.href) : place.run?.()));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Enter") choose(found[at]);
    else if (step !== undefined) setAt((at + step + found.length) % Math.max(1, found.length));
    else return;
    event.preventDefault();
  };
  return (
    <dialog
      class="goto"
      ref={dialog}
      aria-label="Go to"
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onClick={(event) => event.target === dialog.current && close()}
    >
      <div class="goto-in">
        <Icon name="search" />
        <input
          role="combobox"
          aria-label="Go to"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={found.length ? `${id}-${at}` : undefined}
          aria-autocomplete="list"
          placeholder="Go to a page, a study or an action"
          autocomplete="off"
          spellcheck={false}
          autofocus
          value={asked}
          onInput={(event) => {
            setAsked(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
        <kbd aria-hidden="true">Esc</kbd>
      </div>
      <Options id={id} found={found} at={at} choose={choose} />
      <p class="goto-none" role="status">{found.length === 0 ? "Nothing by that name. Try fewer letters." : ""}</p>
    </dialog>
  );
}
