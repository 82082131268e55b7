"""Key presses as a keyboard sends them (XTEST), and what a window manager does for them: the keys
go to the window in front. No pointer."""

import ctypes
import time

NAMES = {"Enter": "Return", "Esc": "Escape", "Ctrl": "Control_L", "Shift": "Shift_L",
         "Alt": "Alt_L", " ": "space", "Space": "space"}
SIGNS = {"/": "slash", "-": "minus", ".": "period", "_": "underscore", ":": "colon",
         "#": "numbersign", ",": "comma", "@": "at"}
BETWEEN_S = 0.004
REVERT_TO_PARENT, CURRENT_TIME, VIEWABLE = 2, 0, 2


class Attributes(ctypes.Structure):
    """XWindowAttributes."""

    _fields_ = [(n, ctypes.c_int) for n in ("x", "y", "width", "height", "border", "depth")] + [
        ("visual", ctypes.c_void_p), ("root", ctypes.c_ulong)] + [
        (n, ctypes.c_int) for n in ("kind", "bit_gravity", "win_gravity", "backing_store")] + [
        (n, ctypes.c_ulong) for n in ("planes", "pixel")] + [("save_under", ctypes.c_int),
        ("colormap", ctypes.c_ulong), ("map_installed", ctypes.c_int),
        ("map_state", ctypes.c_int)] + [
        (n, ctypes.c_long) for n in ("all_events", "your_events", "no_propagate")] + [
        ("override_redirect", ctypes.c_int), ("screen", ctypes.c_void_p)]


class Keyboard:
    def __init__(self):
        x = self.x = ctypes.CDLL("libX11.so.6")
        self.test = ctypes.CDLL("libXtst.so.6")
        x.XOpenDisplay.restype = ctypes.c_void_p
        x.XStringToKeysym.restype = x.XDefaultRootWindow.restype = ctypes.c_ulong
        x.XKeysymToKeycode.argtypes = [ctypes.c_void_p, ctypes.c_ulong]
        x.XKeysymToKeycode.restype = ctypes.c_ubyte
        x.XkbKeycodeToKeysym.argtypes = [ctypes.c_void_p, ctypes.c_ubyte, ctypes.c_uint,
                                         ctypes.c_uint]
        x.XkbKeycodeToKeysym.restype = ctypes.c_ulong
        x.XDefaultRootWindow.argtypes = x.XFlush.argtypes = [ctypes.c_void_p]
        x.XSync.argtypes = [ctypes.c_void_p, ctypes.c_int]
        x.XFree.argtypes = [ctypes.c_void_p]
        x.XGetWindowAttributes.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_void_p]
        x.XQueryTree.argtypes = [ctypes.c_void_p, ctypes.c_ulong] + 4 * [ctypes.c_void_p]
        x.XGetInputFocus.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p]
        x.XSetInputFocus.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_ulong]
        self.test.XTestFakeKeyEvent.argtypes = [ctypes.c_void_p, ctypes.c_uint, ctypes.c_int,
                                                ctypes.c_ulong]
        self.display = x.XOpenDisplay(None)
        assert self.display, "no display"
        # A window that goes while it is looked at is no reason to end.
        handler = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)
        self.quiet = handler(lambda display, error: 0)
        x.XSetErrorHandler(self.quiet)

    def press(self, keys):
        """One key with those held down: "Ctrl+Shift+Tab"."""
        self.serve_front()
        *held, key = keys.split("+") if len(keys) > 1 else [keys]
        codes = [self._code(name)[0] for name in held]
        code, shifted = self._code(key)
        if shifted and "Shift" not in held:
            codes.append(self._code("Shift")[0])
        for down in codes:
            self._send(down, True)
        self._send(code, True)
        self._send(code, False)
        for up in reversed(codes):
            self._send(up, False)
        time.sleep(BETWEEN_S)

    def type(self, text):
        for character in text:
            self.press(character)

    def serve_front(self):
        """Gives the keys to the topmost window of a program, as a window manager does."""
        front = self._front()
        now, revert = ctypes.c_ulong(), ctypes.c_int()
        self.x.XGetInputFocus(self.display, ctypes.byref(now), ctypes.byref(revert))
        if front and now.value != front:
            self.x.XSetInputFocus(self.display, front, REVERT_TO_PARENT, CURRENT_TIME)
            self.x.XSync(self.display, 0)
            time.sleep(0.05)

    def _front(self):
        root, parent = ctypes.c_ulong(), ctypes.c_ulong()
        below, count = ctypes.POINTER(ctypes.c_ulong)(), ctypes.c_uint()
        if not self.x.XQueryTree(self.display, self.x.XDefaultRootWindow(self.display),
                                 ctypes.byref(root), ctypes.byref(parent), ctypes.byref(below),
                                 ctypes.byref(count)):
            return None
        windows = [below[i] for i in range(count.value)]
        if windows:
            self.x.XFree(below)
        about = Attributes()
        for window in reversed(windows):
            if not self.x.XGetWindowAttributes(self.display, window, ctypes.byref(about)):
                continue
            if about.map_state == VIEWABLE and not about.override_redirect and about.width > 1:
                return window
        return None

    def _code(self, key):
        """The key code of a name or a sign, and whether it needs Shift."""
        name = SIGNS.get(key, NAMES.get(key, key))
        symbol = self.x.XStringToKeysym(name.encode())
        assert symbol, f"no key '{key}'"
        code = self.x.XKeysymToKeycode(self.display, symbol)
        assert code, f"this keyboard has no '{key}'"
        return code, self.x.XkbKeycodeToKeysym(self.display, code, 0, 0) != symbol

    def _send(self, code, down):
        self.test.XTestFakeKeyEvent(self.display, code, int(down), 0)
        self.x.XFlush(self.display)
