"""Qt style sheet of the window; $names are the colours of the theme."""

STYLE_SHEET = """
QToolTip { background: $ground; color: $text; border: 1px solid $rule; padding: 4px; }
QMenuBar { background: $panel; border-bottom: 1px solid $rule; }
QMenuBar::item { padding: 4px 8px; background: transparent; }
QMenuBar::item:selected, QMenu::item:selected { background: $chosen; color: $text; }
QMenu { background: $ground; border: 1px solid $rule; padding: 4px 0; }
QMenu::item { padding: 4px 24px 4px 24px; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $rule; margin: 4px 0; }
QStatusBar { background: $panel; border-top: 1px solid $rule; }
QStatusBar::item { border: none; }
QSplitter::handle { background: $rule; }
QSplitter::handle:horizontal { width: 1px; }

QLineEdit, QPlainTextEdit, QListWidget, QComboBox {
    background: $ground; color: $text; border: 1px solid $rule; border-radius: 3px;
    selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit { padding: 4px 8px; }
QComboBox { padding: 4px 8px; }
QLineEdit:focus, QPlainTextEdit:focus, QListWidget:focus, QComboBox:focus {
    border: 1px solid $accent;
}
QListWidget::item { padding: 4px 8px; }
QListWidget::item:selected { background: $chosen; color: $text; }

QListWidget::indicator {
    width: 12px; height: 12px; border: 1px solid $muted; border-radius: 2px; background: $ground;
}
QListWidget::indicator:checked { background: $accent; border: 1px solid $accent; }

QPushButton, QToolButton {
    background: transparent; color: $text; border: 1px solid $rule; border-radius: 3px;
    padding: 4px 12px;
}
QToolButton { padding: 4px 8px; }
QPushButton:hover, QToolButton:hover { background: $chosen; }
QPushButton:focus, QToolButton:focus { border: 1px solid $accent; }
QPushButton:disabled, QToolButton:disabled { color: $muted; }
QPushButton[primary="true"] {
    background: $accent; color: $on_accent; border: 1px solid $accent; font-weight: bold;
}
QPushButton[primary="true"]:focus { border: 2px solid $text; }
QPushButton[primary="true"]:disabled {
    background: $panel; color: $muted; border: 1px solid $rule;
}
QToolButton:checked, QPushButton:checked, QToolButton[active="true"] {
    background: $chosen; border: 1px solid $accent;
}
QToolButton[flat="true"] { border: 1px solid transparent; padding: 4px; }
QToolButton[flat="true"]:focus { border: 1px solid $accent; }
QToolButton::menu-indicator { image: none; width: 0; }

QTableView {
    background: $ground; color: $text; border: none; outline: none;
    selection-background-color: $chosen; selection-color: $text;
}
QHeaderView, QTableCornerButton::section { background: $panel; border: none; }
QHeaderView:vertical { background: $ground; }
QHeaderView::section {
    background: $panel; color: $muted; border: none; border-bottom: 1px solid $rule;
    padding: 4px 8px;
}

#rail { background: $panel; border-right: 1px solid $rule; }
#rail QToolButton { border: 1px solid transparent; padding: 6px 4px; color: $muted; }
#rail QToolButton:checked {
    background: $ground; border: 1px solid $rule; border-left: 3px solid $accent; color: $text;
}
#rail QToolButton:focus { border: 1px solid $accent; }
#strip { background: $panel; border-bottom: 1px solid $rule; }
#chip { background: $ground; border: 1px solid $rule; border-radius: 4px; }
#chip:focus { border: 2px solid $accent; }
#pane { background: $panel; }
#muted { color: $muted; }
#accent { color: $accent; }
#notice { background: $warning_ground; border-bottom: 1px solid $rule; }
#notice QLabel { color: $text; }
#warning { color: $warning; }
#toolbar { border-bottom: 1px solid $rule; background: $ground; }
#popup { background: $panel; border: 1px solid $muted; }
#page { background: $ground; }
#drop { border: 1px dashed $muted; border-radius: 4px; }
QScrollBar:vertical { background: $ground; width: 12px; margin: 0; }
QScrollBar:horizontal { background: $ground; height: 12px; margin: 0; }
QScrollBar::handle { background: $rule; border-radius: 4px; margin: 2px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }
"""
