/** Entry of the chat itself: the page and the widget both load this, and it defines `<coach-chat>`. */
import './ui/coach-chat';
