/** A button that opens a short list of actions; arrows walk it, Escape gives the focus back. */
import { computePosition, flip, offset, shift } from "@floating-ui/dom";
import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { Button } from "./Button";
import { classNames } from "./class-names";
import { Icon } from "./Icon";
import type { IconName } from "./icon-paths";
import "./Menu.css";

export interface MenuItem {
  label: string;
  icon?: IconName | undefined;
  run?: (() => void) | undefined;
  href?: string | undefined;
  danger?: boolean | undefined;
  disabled?: boolean | undefined;
}

interface Props {
  /** What the button says, or what it is for when it shows only dots. */
  label: string;
  items: readonly MenuItem[];
  /** Shown in the button; three dots if left out. */
  children?: ComponentChildren | undefined;
  icon?: IconName | undefined;
  small?: boolean | undefined;
}

/** Keep the list beside its button and close it at a click elsewhere. */
function useFloating(button: { current: HTMLButtonElement | null }, list: { current: HTMLElement | null }, close: () => void): void {
  useLayoutEffect(() => {
    const [anchor, floating] = [button.current, list.current];
    if (!anchor || !floating) return;
    const middleware = [offset(4), flip(), shift({ padding: 8, crossAxis: true })];
    void computePosition(anchor, floating, { strategy: "fixed", placement: "bottom-end", middleware }).then(({ x, y }) => {
      Object.assign(floating.style, { left: `${x}px`, top: `${y}px` });
    });
    floating.querySelector<HTMLElement>("[role=menuitem]")?.focus();
  }, []);
  useEffect(() => {
    const outside = (event: Event): void => {
      const target = event.target as Node;
      if (!list.current?.contains(target) && !button.current?.contains(target)) close();
    };
    addEventListener("pointerdown", outside, true);
    addEventListener("scroll", outside, true);
    return () => {
      removeEventListener("pointerdown", outside, true);
      removeEventListener("scroll", outside, true);
    };
  }, []);
}

function Entry({ item, done }: { item: MenuItem; done: () => void }) {
  const inside = (
    <>
      {item.icon && <Icon name={item.icon} size={17} />}
      {item.label}
    </>
  );
  const look = classNames("menu-item", item.danger && "menu-danger");
  if (item.href) return <a role="menuitem" tabIndex={-1} class={look} href={item.href} onClick={done}>{inside}</a>;
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      class={look}
      aria-disabled={item.disabled || undefined}
      onClick={() => {
        if (item.disabled) return;
        done();
        item.run?.();
      }}
    >
      {inside}
    </button>
  );
}

function List({ label, items, button, close }: { label: string; items: readonly MenuItem[]; button: { current: HTMLButtonElement | null }; close: () => void }) {
  const list = useRef<HTMLDivElement>(null);
  useFloating(button, list, close);
  const giveBack = (): void => {
    close();
    button.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const entries = [...(list.current?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? [])];
    const at = entries.indexOf(document.activeElement as HTMLElement);
    const last = entries.length - 1;
    const to: Record<string, number> = { ArrowDown: at === last ? 0 : at + 1, ArrowUp: at <= 0 ? last : at - 1, Home: 0, End: last };
    const typed = /^\S$/u.test(event.key) ? entries.findIndex((each) => each.textContent.toLowerCase().startsWith(event.key.toLowerCase())) : -1;
    const next = to[event.key] ?? (typed >= 0 ? typed : undefined);
    if (event.key === "Escape") giveBack();
    else if (event.key === "Tab") return close();
    else if (next !== undefined) entries[next]?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="menu" role="menu" aria-label={label} ref={list} onKeyDown={onKeyDown}>
      {items.map((item) => (
        <Entry key={item.label} item={item} done={giveBack} />
      ))}
    </div>
  );
}

export function Menu({ label, items, children, icon, small }: Props) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <span class="menu-anchor no-print">
      <Button
        buttonRef={button}
        kind={children ? "plain" : "quiet"}
        size={small ? "small" : "normal"}
        icon={icon ?? (children ? "chevron-down" : "more")}
        label={children ? undefined : label}
        popup="menu"
        expanded={open}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown") return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        {children}
      </Button>
      {open && <List label={label} items={items} button={button} close={() => setOpen(false)} />}
    </span>
  );
}
