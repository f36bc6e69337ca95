;;; walk.el --- Another editor on the same server: open → diagnostics → hover → code action → completion → end  -*- lexical-binding: t -*-
;; Run by test/emacs/run.mjs as: emacs --batch -l walk.el
;; For Emacs 28 with the package eglot (Debian 12), and later ones, which have it built in.
(package-initialize)
(require 'eglot)
(require 'flymake)

(defvar failed 0)
(defun check (name ok seen)
  (unless ok (setq failed (1+ failed)))
  (princ (format "%s %s%s\n" (if ok "ok" "not ok") name (if ok "" (format ": %S" seen)))))

(defun until (wanted)
  "Let the server speak until WANTED, a function, says so, for 20 s at most."
  (let ((end (+ (float-time) 20)))
    (while (and (not (funcall wanted)) (< (float-time) end))
      (accept-process-output nil 0.05))))

(defun found ()
  (flymake-start)
  (flymake-diagnostics))

(defun ask (method params)
  (jsonrpc-request (eglot-current-server) method params))

(defun walk ()
  (setq eglot-events-buffer-size 0
        ;; The user's configuration as the page on Emacs has it, for a mode that every Emacs has.
        eglot-server-programs `((text-mode . (,(getenv "GOUJI_NODE") ,(getenv "GOUJI_SERVER") "--stdio"))))
  (find-file (getenv "GOUJI_DRAFT"))
  (text-mode)
  (call-interactively #'eglot)
  (until (lambda () (found)))
  (let ((finding (car (found))))
    (check "the wrong total is found, and nothing else"
           (and finding (= 1 (length (found))) (string-match-p "balance" (flymake-diagnostic-text finding)))
           (mapcar #'flymake-diagnostic-text (found)))
    (goto-char (flymake-diagnostic-beg finding))
    (check "Chinese before it in the line does not move its place"
           (equal (buffer-substring-no-properties (flymake-diagnostic-beg finding) (flymake-diagnostic-end finding)) (getenv "GOUJI_WRONG"))
           (buffer-substring-no-properties (flymake-diagnostic-beg finding) (flymake-diagnostic-end finding))))
  (let ((hover (ask :textDocument/hover (eglot--TextDocumentPositionParams))))
    (check "hovering explains its sum" (string-match-p "✗" (plist-get (plist-get hover :contents) :value)) hover))
  (let* ((here (eglot--pos-to-lsp-position))
         (actions (ask :textDocument/codeAction
                       (list :textDocument (eglot--TextDocumentIdentifier)
                             :range (list :start here :end here)
                             :context '(:diagnostics []))))
         (action (seq-find (lambda (one) (and (plist-get one :edit) (string-match-p "改为" (plist-get one :title)))) actions)))
    (check "a code action suggests the right figure" action actions)
    (eglot--apply-workspace-edit (plist-get action :edit) nil)
    ;; A person who pauses has it sent; here nobody ever pauses.
    (eglot--signal-textDocument/didChange)
    (until (lambda () (null (found))))
    (check "applied, the finding is gone" (null (found)) (mapcar #'flymake-diagnostic-text (found))))
  (goto-char (point-max))
  (insert "\n\n根据《")
  (let* ((completion (eglot-completion-at-point))
         (names (all-completions "" (nth 2 completion))))
    (check "statutes are completed behind 《"
           (seq-some (lambda (name) (string-match-p "政府信息公开条例" name)) names) names))
  (let* ((server (eglot-current-server))
         (process (jsonrpc--process server)))
    ;; `eglot-shutdown' kills the process whatever it does.
    (jsonrpc-request server :shutdown nil)
    (jsonrpc-notify server :exit nil)
    (until (lambda () (not (process-live-p process))))
    (check "the server ends with its client, in good order"
           (and (eq 'exit (process-status process)) (= 0 (process-exit-status process)))
           (list (process-status process) (process-exit-status process))))
  (set-buffer-modified-p nil))

(condition-case reason
    (walk)
  (error (check "the walk comes to its end" nil reason)))
(kill-emacs (if (= failed 0) 0 1))
;;; walk.el ends here
