"""Every key of the window, what it asks for, and the word that says so."""

import pygame

KEYS: tuple[tuple[str, str, tuple[int, ...]], ...] = (
    ("toggle", "Space", (pygame.K_SPACE,)),
    ("faster", "+", (pygame.K_PLUS, pygame.K_EQUALS, pygame.K_KP_PLUS, pygame.K_UP)),
    ("slower", "−", (pygame.K_MINUS, pygame.K_KP_MINUS, pygame.K_DOWN)),
    ("forward", "→", (pygame.K_RIGHT,)),
    ("back", "←", (pygame.K_LEFT,)),
    ("begin", "Home", (pygame.K_HOME,)),
    ("end", "End", (pygame.K_END,)),
    ("fit", "F", (pygame.K_f,)),
    ("zoom_in", "PgUp", (pygame.K_PAGEUP,)),
    ("zoom_out", "PgDn", (pygame.K_PAGEDOWN,)),
    ("north", "W", (pygame.K_w,)),
    ("west", "A", (pygame.K_a,)),
    ("south", "S", (pygame.K_s,)),
    ("east", "D", (pygame.K_d,)),
    ("people", "1", (pygame.K_1, pygame.K_KP_1)),
    ("buildings", "2", (pygame.K_2, pygame.K_KP_2)),
    ("paths", "3", (pygame.K_3, pygame.K_KP_3)),
    ("sky", "4", (pygame.K_4, pygame.K_KP_4)),
    ("find", "/", (pygame.K_SLASH, pygame.K_KP_DIVIDE)),
    ("follow", "O", (pygame.K_o,)),
    ("floor_up", "]", (pygame.K_RIGHTBRACKET,)),
    ("floor_down", "[", (pygame.K_LEFTBRACKET,)),
    ("curves", "C", (pygame.K_c,)),
    ("compare", "M", (pygame.K_m,)),
    ("close_it", "X", (pygame.K_x,)),
    ("add_counters", "K", (pygame.K_k,)),
    ("evacuate", "E", (pygame.K_e,)),
    ("set_points", "T", (pygame.K_t,)),
    ("undo", "U", (pygame.K_u,)),
    ("save", "V", (pygame.K_v,)),
    ("simulate", "R", (pygame.K_r,)),
    ("language", "L", (pygame.K_l,)),
    ("full", "F11", (pygame.K_F11,)),
    ("help", "F1", (pygame.K_F1,)),
    ("close", "Esc", (pygame.K_ESCAPE,)),
)

ACTION_OF = {code: action for action, _, codes in KEYS for code in codes}
