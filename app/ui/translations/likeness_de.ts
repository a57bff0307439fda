<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
  <context>
    <name>AboutDialog</name>
    <message>
      <source>A desktop avatar editor. Everything runs on this computer, offline.</source>
      <translation>Ein Editor für Porträts. Alles geschieht auf diesem Rechner, ohne Internet.</translation>
    </message>
    <message>
      <source>About Likeness</source>
      <translation>Über Likeness</translation>
    </message>
    <message>
      <source>Engines</source>
      <translation>Verfahren</translation>
    </message>
    <message>
      <source>Face models</source>
      <translation>Gesichtsmodelle</translation>
    </message>
    <message>
      <source>File</source>
      <translation>Datei</translation>
    </message>
    <message>
      <source>Included files</source>
      <translation>Enthaltene Dateien</translation>
    </message>
    <message>
      <source>Libraries</source>
      <translation>Bibliotheken</translation>
    </message>
    <message>
      <source>Licence</source>
      <translation>Lizenz</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>Renderers</source>
      <translation>Renderer</translation>
    </message>
    <message>
      <source>Source</source>
      <translation>Quelle</translation>
    </message>
    <message>
      <source>Trackers</source>
      <translation>Gesichtserkennung</translation>
    </message>
    <message>
      <source>Version {version}</source>
      <translation>Version {version}</translation>
    </message>
    <message>
      <source>What it does</source>
      <translation>Was es tut</translation>
    </message>
  </context>
  <context>
    <name>Actions</name>
    <message>
      <source>&amp;3D View</source>
      <translation>&amp;3D-Ansicht</translation>
    </message>
    <message>
      <source>&amp;About Likeness</source>
      <translation>Ü&amp;ber Likeness</translation>
    </message>
    <message>
      <source>&amp;Actual Size</source>
      <translation>&amp;Originalgröße</translation>
    </message>
    <message>
      <source>&amp;Batch…</source>
      <translation>S&amp;tapel…</translation>
    </message>
    <message>
      <source>&amp;Before</source>
      <translation>&amp;Vorher</translation>
    </message>
    <message>
      <source>&amp;Clip…</source>
      <translation>&amp;Clip…</translation>
    </message>
    <message>
      <source>&amp;Close</source>
      <translation>S&amp;chließen</translation>
    </message>
    <message>
      <source>&amp;Command Palette…</source>
      <translation>&amp;Befehlspalette…</translation>
    </message>
    <message>
      <source>&amp;Confidence</source>
      <translation>&amp;Verlässlichkeit</translation>
    </message>
    <message>
      <source>&amp;Copy Picture</source>
      <translation>Bild &amp;kopieren</translation>
    </message>
    <message>
      <source>&amp;Dark</source>
      <translation>&amp;Dunkel</translation>
    </message>
    <message>
      <source>&amp;Fit in Window</source>
      <translation>&amp;Einpassen</translation>
    </message>
    <message>
      <source>&amp;Frontalise</source>
      <translation>Nach &amp;vorn drehen</translation>
    </message>
    <message>
      <source>&amp;Handles</source>
      <translation>&amp;Griffe</translation>
    </message>
    <message>
      <source>&amp;Import Take…</source>
      <translation>Aufnahme &amp;importieren…</translation>
    </message>
    <message>
      <source>&amp;Keyboard Shortcuts…</source>
      <translation>&amp;Tastenkürzel…</translation>
    </message>
    <message>
      <source>&amp;Landmarks</source>
      <translation>&amp;Messpunkte</translation>
    </message>
    <message>
      <source>&amp;Light</source>
      <translation>&amp;Hell</translation>
    </message>
    <message>
      <source>&amp;Mesh…</source>
      <translation>&amp;Netz…</translation>
    </message>
    <message>
      <source>&amp;Neutralise</source>
      <translation>&amp;Entspannen</translation>
    </message>
    <message>
      <source>&amp;Open…</source>
      <translation>Ö&amp;ffnen…</translation>
    </message>
    <message>
      <source>&amp;Origin of Pixels</source>
      <translation>&amp;Herkunft der Pixel</translation>
    </message>
    <message>
      <source>&amp;PNCC</source>
      <translation>&amp;PNCC</translation>
    </message>
    <message>
      <source>&amp;Picture…</source>
      <translation>&amp;Bild…</translation>
    </message>
    <message>
      <source>&amp;Preferences…</source>
      <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
      <source>&amp;Quit</source>
      <translation>&amp;Beenden</translation>
    </message>
    <message>
      <source>&amp;Redo</source>
      <translation>&amp;Wiederholen</translation>
    </message>
    <message>
      <source>&amp;Reset Face</source>
      <translation>Gesicht &amp;zurücksetzen</translation>
    </message>
    <message>
      <source>&amp;Reset Layout</source>
      <translation>Anordnung &amp;zurücksetzen</translation>
    </message>
    <message>
      <source>&amp;Save</source>
      <translation>&amp;Speichern</translation>
    </message>
    <message>
      <source>&amp;System</source>
      <translation>&amp;System</translation>
    </message>
    <message>
      <source>&amp;Take…</source>
      <translation>&amp;Aufnahme…</translation>
    </message>
    <message>
      <source>&amp;Undo</source>
      <translation>&amp;Rückgängig</translation>
    </message>
    <message>
      <source>&amp;Wireframe</source>
      <translation>&amp;Drahtgitter</translation>
    </message>
    <message>
      <source>Absolute &amp;Values</source>
      <translation>Absolute &amp;Werte</translation>
    </message>
    <message>
      <source>Apply copied sliders to this face</source>
      <translation>Kopierte Regler auf dieses Gesicht anwenden</translation>
    </message>
    <message>
      <source>Apply this edit to many photos</source>
      <translation>Diese Bearbeitung auf viele Fotos anwenden</translation>
    </message>
    <message>
      <source>Before and After &amp;Split</source>
      <translation>Vorher und nachher &amp;geteilt</translation>
    </message>
    <message>
      <source>Bring all panels back to their places</source>
      <translation>Alle Felder an ihren Platz bringen</translation>
    </message>
    <message>
      <source>Bring the face back to the photo</source>
      <translation>Das Gesicht wie im Foto zeigen</translation>
    </message>
    <message>
      <source>Bring the face to rest</source>
      <translation>Das Gesicht entspannen</translation>
    </message>
    <message>
      <source>Change how the program looks and works</source>
      <translation>Aussehen und Verhalten des Programms ändern</translation>
    </message>
    <message>
      <source>Close every window</source>
      <translation>Alle Fenster schließen</translation>
    </message>
    <message>
      <source>Close this window</source>
      <translation>Dieses Fenster schließen</translation>
    </message>
    <message>
      <source>Compare with a line that can be dragged</source>
      <translation>Mit einer verschiebbaren Linie vergleichen</translation>
    </message>
    <message>
      <source>Copy &amp;Edit</source>
      <translation>Bearbeitung k&amp;opieren</translation>
    </message>
    <message>
      <source>Copy the edited photo</source>
      <translation>Das bearbeitete Foto kopieren</translation>
    </message>
    <message>
      <source>Copy the expression of another photo</source>
      <translation>Den Ausdruck eines anderen Fotos übernehmen</translation>
    </message>
    <message>
      <source>Copy the sliders of this face</source>
      <translation>Die Regler dieses Gesichts kopieren</translation>
    </message>
    <message>
      <source>Do the step again</source>
      <translation>Den Schritt wiederholen</translation>
    </message>
    <message>
      <source>Edit the next person in the photo</source>
      <translation>Die nächste Person im Foto bearbeiten</translation>
    </message>
    <message>
      <source>Edit the previous person in the photo</source>
      <translation>Die vorige Person im Foto bearbeiten</translation>
    </message>
    <message>
      <source>F&amp;ull Screen</source>
      <translation>V&amp;ollbild</translation>
    </message>
    <message>
      <source>Fill the screen</source>
      <translation>Den Bildschirm füllen</translation>
    </message>
    <message>
      <source>Fill the view with the face</source>
      <translation>Das Gesicht groß zeigen</translation>
    </message>
    <message>
      <source>Find &amp;Slider</source>
      <translation>&amp;Regler suchen</translation>
    </message>
    <message>
      <source>Find and run any action</source>
      <translation>Jeden Befehl finden und ausführen</translation>
    </message>
    <message>
      <source>Follow the system's theme</source>
      <translation>Die Farben des Systems verwenden</translation>
    </message>
    <message>
      <source>Keep this expression under a name</source>
      <translation>Diesen Ausdruck unter einem Namen sichern</translation>
    </message>
    <message>
      <source>M&amp;irror Left and Right</source>
      <translation>Links und rechts &amp;spiegeln</translation>
    </message>
    <message>
      <source>Ne&amp;xt Face</source>
      <translation>&amp;Nächstes Gesicht</translation>
    </message>
    <message>
      <source>New &amp;Window</source>
      <translation>&amp;Neues Fenster</translation>
    </message>
    <message>
      <source>One pixel of the photo for one of the screen</source>
      <translation>Ein Pixel des Fotos je Pixel des Bildschirms</translation>
    </message>
    <message>
      <source>Open &amp;Recent</source>
      <translation>Zu&amp;letzt verwendet</translation>
    </message>
    <message>
      <source>Open a photo or a project</source>
      <translation>Ein Foto oder Projekt öffnen</translation>
    </message>
    <message>
      <source>Open another window</source>
      <translation>Ein weiteres Fenster öffnen</translation>
    </message>
    <message>
      <source>Open one of the files used last</source>
      <translation>Eine der zuletzt verwendeten Dateien öffnen</translation>
    </message>
    <message>
      <source>Open the Sample &amp;Portrait</source>
      <translation>&amp;Beispielporträt öffnen</translation>
    </message>
    <message>
      <source>Open the folder with the program's log</source>
      <translation>Den Ordner mit dem Protokoll öffnen</translation>
    </message>
    <message>
      <source>Open the portrait that comes with the program</source>
      <translation>Das mitgelieferte Porträt öffnen</translation>
    </message>
    <message>
      <source>P&amp;NCC…</source>
      <translation>P&amp;NCC…</translation>
    </message>
    <message>
      <source>Paste E&amp;dit</source>
      <translation>Bearbeitung e&amp;infügen</translation>
    </message>
    <message>
      <source>Pre&amp;vious Face</source>
      <translation>&amp;Voriges Gesicht</translation>
    </message>
    <message>
      <source>Rando&amp;mise</source>
      <translation>&amp;Zufall</translation>
    </message>
    <message>
      <source>Read a performance from a CSV file or a video</source>
      <translation>Eine Darbietung aus CSV oder Video lesen</translation>
    </message>
    <message>
      <source>Save &amp;As…</source>
      <translation>Speichern &amp;unter…</translation>
    </message>
    <message>
      <source>Save as &amp;Preset…</source>
      <translation>Als V&amp;orlage sichern…</translation>
    </message>
    <message>
      <source>Save the project</source>
      <translation>Das Projekt speichern</translation>
    </message>
    <message>
      <source>Save the project under another name</source>
      <translation>Das Projekt unter anderem Namen speichern</translation>
    </message>
    <message>
      <source>Search the controls by name</source>
      <translation>Regler nach Namen suchen</translation>
    </message>
    <message>
      <source>See and change keys</source>
      <translation>Tasten ansehen und ändern</translation>
    </message>
    <message>
      <source>Show &amp;Log File</source>
      <translation>&amp;Protokoll zeigen</translation>
    </message>
    <message>
      <source>Show every point that can be taken hold of</source>
      <translation>Jeden Punkt zeigen, der sich anfassen lässt</translation>
    </message>
    <message>
      <source>Show how far the fit is to be trusted</source>
      <translation>Zeigen, wie verlässlich die Anpassung ist</translation>
    </message>
    <message>
      <source>Show surface coordinates as colours</source>
      <translation>Oberflächenkoordinaten als Farben zeigen</translation>
    </message>
    <message>
      <source>Show the head in three dimensions</source>
      <translation>Den Kopf dreidimensional zeigen</translation>
    </message>
    <message>
      <source>Show the mesh</source>
      <translation>Das Netz zeigen</translation>
    </message>
    <message>
      <source>Show the photo larger</source>
      <translation>Das Foto größer zeigen</translation>
    </message>
    <message>
      <source>Show the photo smaller</source>
      <translation>Das Foto kleiner zeigen</translation>
    </message>
    <message>
      <source>Show the photo while the key is held</source>
      <translation>Das Foto zeigen, solange die Taste gehalten wird</translation>
    </message>
    <message>
      <source>Show the tracked points</source>
      <translation>Die Messpunkte zeigen</translation>
    </message>
    <message>
      <source>Show the whole photo</source>
      <translation>Das ganze Foto zeigen</translation>
    </message>
    <message>
      <source>Show what was seen, mirrored or invented</source>
      <translation>Zeigen, was gesehen, gespiegelt oder erfunden ist</translation>
    </message>
    <message>
      <source>Sliders show values instead of differences to the photo</source>
      <translation>Regler zeigen Werte statt Unterschiede zum Foto</translation>
    </message>
    <message>
      <source>Swap what the two halves of the face do</source>
      <translation>Die beiden Hälften des Gesichts tauschen</translation>
    </message>
    <message>
      <source>Take &amp;Expression from Photo…</source>
      <translation>&amp;Ausdruck aus Foto übernehmen…</translation>
    </message>
    <message>
      <source>Take back the last step</source>
      <translation>Den letzten Schritt zurücknehmen</translation>
    </message>
    <message>
      <source>Try a random expression</source>
      <translation>Einen zufälligen Ausdruck versuchen</translation>
    </message>
    <message>
      <source>Turn the head to the camera</source>
      <translation>Den Kopf zur Kamera drehen</translation>
    </message>
    <message>
      <source>Use the dark theme</source>
      <translation>Dunkle Farben verwenden</translation>
    </message>
    <message>
      <source>Use the light theme</source>
      <translation>Helle Farben verwenden</translation>
    </message>
    <message>
      <source>Version, licences and credits</source>
      <translation>Version, Lizenzen und Dank</translation>
    </message>
    <message>
      <source>Write a performance as Live Link Face CSV</source>
      <translation>Eine Darbietung als Live-Link-Face-CSV schreiben</translation>
    </message>
    <message>
      <source>Write a video of the face performing a take</source>
      <translation>Ein Video des Gesichts mit einer Aufnahme schreiben</translation>
    </message>
    <message>
      <source>Write the edited photo</source>
      <translation>Das bearbeitete Foto schreiben</translation>
    </message>
    <message>
      <source>Write the head as GLB, OBJ or PLY</source>
      <translation>Den Kopf als GLB, OBJ oder PLY schreiben</translation>
    </message>
    <message>
      <source>Write the head as a picture of surface coordinates</source>
      <translation>Den Kopf als Bild seiner Oberflächenkoordinaten schreiben</translation>
    </message>
    <message>
      <source>Zoom &amp;In</source>
      <translation>&amp;Vergrößern</translation>
    </message>
    <message>
      <source>Zoom &amp;Out</source>
      <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
      <source>Zoom to F&amp;ace</source>
      <translation>Auf das &amp;Gesicht</translation>
    </message>
  </context>
  <context>
    <name>Batch</name>
    <message>
      <source>Edit photos ({count})</source>
      <translation>Fotos bearbeiten ({count})</translation>
    </message>
  </context>
  <context>
    <name>BatchDialog</name>
    <message>
      <source>Add Photos</source>
      <translation>Fotos hinzufügen</translation>
    </message>
    <message>
      <source>Add Photos…</source>
      <translation>Fotos hinzufügen…</translation>
    </message>
    <message>
      <source>Add photos first.</source>
      <translation>Fügen Sie zuerst Fotos hinzu.</translation>
    </message>
    <message>
      <source>Added to names</source>
      <translation>Zusatz im Namen</translation>
    </message>
    <message>
      <source>Each photo's own size</source>
      <translation>Größe jedes Fotos</translation>
    </message>
    <message>
      <source>Edit Many Photos</source>
      <translation>Viele Fotos bearbeiten</translation>
    </message>
    <message>
      <source>Folder</source>
      <translation>Ordner</translation>
    </message>
    <message>
      <source>Format</source>
      <translation>Format</translation>
    </message>
    <message>
      <source>Longer side</source>
      <translation>Längere Seite</translation>
    </message>
    <message>
      <source>Photos</source>
      <translation>Fotos</translation>
    </message>
    <message>
      <source>Photos ({patterns})</source>
      <translation>Fotos ({patterns})</translation>
    </message>
    <message>
      <source>Quality</source>
      <translation>Qualität</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>Entfernen</translation>
    </message>
    <message>
      <source>Start</source>
      <translation>Starten</translation>
    </message>
    <message>
      <source>The edit of the chosen face is applied to the largest face of each.</source>
      <translation>Die Bearbeitung des gewählten Gesichts gilt für das größte Gesicht jedes Fotos.</translation>
    </message>
  </context>
  <context>
    <name>Canvas</name>
    <message>
      <source>After</source>
      <translation>Nachher</translation>
    </message>
    <message>
      <source>Before</source>
      <translation>Vorher</translation>
    </message>
    <message>
      <source>Certain</source>
      <translation>Sicher</translation>
    </message>
    <message>
      <source>Click to edit face {number}.</source>
      <translation>Klicken, um Gesicht {number} zu bearbeiten.</translation>
    </message>
    <message>
      <source>Colours of the photo</source>
      <translation>Farben des Fotos</translation>
    </message>
    <message>
      <source>Drag the face instead of the view; Ctrl does so for one drag</source>
      <translation>Das Gesicht statt der Ansicht ziehen; mit Strg nur einmal</translation>
    </message>
    <message>
      <source>Drag to compare before and after.</source>
      <translation>Ziehen, um vorher und nachher zu vergleichen.</translation>
    </message>
    <message>
      <source>Drag to move the head.</source>
      <translation>Ziehen, um den Kopf zu verschieben.</translation>
    </message>
    <message>
      <source>Drag to tilt the head.</source>
      <translation>Ziehen, um den Kopf zu neigen.</translation>
    </message>
    <message>
      <source>Drag to turn the head; Shift tilts, Ctrl moves, Alt and wheel scale.</source>
      <translation>Ziehen dreht den Kopf; Umschalt neigt, Strg verschiebt, Alt mit Rad ändert die Größe.</translation>
    </message>
    <message>
      <source>Drag to turn the view; with Ctrl, to move the face.</source>
      <translation>Ziehen dreht die Ansicht, mit Strg bewegt es das Gesicht.</translation>
    </message>
    <message>
      <source>Drag: {part}</source>
      <translation>Ziehen: {part}</translation>
    </message>
    <message>
      <source>Fair</source>
      <translation>Mäßig</translation>
    </message>
    <message>
      <source>Guessed</source>
      <translation>Geraten</translation>
    </message>
    <message>
      <source>Head in three dimensions</source>
      <translation>Kopf in drei Dimensionen</translation>
    </message>
    <message>
      <source>Invented</source>
      <translation>Erfunden</translation>
    </message>
    <message>
      <source>Look from where the photo was taken</source>
      <translation>Blick von dort, wo das Foto entstand</translation>
    </message>
    <message>
      <source>Mirrored</source>
      <translation>Gespiegelt</translation>
    </message>
    <message>
      <source>Move head</source>
      <translation>Kopf verschieben</translation>
    </message>
    <message>
      <source>Open a photo, or drop one here.</source>
      <translation>Öffnen Sie ein Foto, oder legen Sie eines hier ab.</translation>
    </message>
    <message>
      <source>Open {name}</source>
      <translation>{name} öffnen</translation>
    </message>
    <message>
      <source>Picture</source>
      <translation>Bild</translation>
    </message>
    <message>
      <source>Scale head</source>
      <translation>Kopf vergrößern</translation>
    </message>
    <message>
      <source>Seen</source>
      <translation>Gesehen</translation>
    </message>
    <message>
      <source>Shaded</source>
      <translation>Schattiert</translation>
    </message>
    <message>
      <source>Shift moves both sides alike; Escape takes it back.</source>
      <translation>Umschalt bewegt beide Seiten; Escape nimmt es zurück.</translation>
    </message>
    <message>
      <source>Starting the 3D view…</source>
      <translation>Die 3D-Ansicht startet…</translation>
    </message>
    <message>
      <source>Surface coordinates (PNCC)</source>
      <translation>Oberflächenkoordinaten (PNCC)</translation>
    </message>
    <message>
      <source>Take the expression from {name}</source>
      <translation>Ausdruck aus {name} übernehmen</translation>
    </message>
    <message>
      <source>The 3D view is off: OpenGL is not usable on this machine.</source>
      <translation>Die 3D-Ansicht ist aus: OpenGL ist auf diesem Rechner nicht nutzbar.</translation>
    </message>
    <message>
      <source>The 3D view is off: its test could not be started.</source>
      <translation>Die 3D-Ansicht ist aus: Ihr Test ließ sich nicht starten.</translation>
    </message>
    <message>
      <source>The 3D view is off: the graphics driver did not answer in time.</source>
      <translation>Die 3D-Ansicht ist aus: Der Grafiktreiber hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
      <source>The 3D view is off: the package {name} is not installed.</source>
      <translation>Die 3D-Ansicht ist aus: Das Paket {name} ist nicht installiert.</translation>
    </message>
    <message>
      <source>The 3D view is off: the platform “{name}” has no OpenGL windows.</source>
      <translation>Die 3D-Ansicht ist aus: Die Plattform „{name}“ hat keine OpenGL-Fenster.</translation>
    </message>
    <message>
      <source>The edited photo. Tab goes through the handles of the face, the arrow keys move the chosen one, Escape lets go.</source>
      <translation>Das bearbeitete Foto. Tab geht durch die Griffe des Gesichts, die Pfeiltasten bewegen den gewählten, Escape lässt los.</translation>
    </message>
    <message>
      <source>Tilt head</source>
      <translation>Kopf neigen</translation>
    </message>
    <message>
      <source>Turn head</source>
      <translation>Kopf drehen</translation>
    </message>
    <message>
      <source>Turntable</source>
      <translation>Drehteller</translation>
    </message>
    <message>
      <source>Wireframe</source>
      <translation>Drahtgitter</translation>
    </message>
  </context>
  <context>
    <name>CommandPalette</name>
    <message>
      <source>Command Palette</source>
      <translation>Befehlspalette</translation>
    </message>
    <message>
      <source>Commands</source>
      <translation>Befehle</translation>
    </message>
    <message>
      <source>Type the name of a command</source>
      <translation>Name eines Befehls</translation>
    </message>
  </context>
  <context>
    <name>Commands</name>
    <message>
      <source>Change the face's shape</source>
      <translation>Form des Gesichts ändern</translation>
    </message>
    <message>
      <source>Change {what}</source>
      <translation>{what} ändern</translation>
    </message>
    <message>
      <source>Frontalise</source>
      <translation>Nach vorn drehen</translation>
    </message>
    <message>
      <source>Mirror left and right</source>
      <translation>Links und rechts spiegeln</translation>
    </message>
    <message>
      <source>Preset {name}</source>
      <translation>Vorlage {name}</translation>
    </message>
    <message>
      <source>Randomise</source>
      <translation>Zufall</translation>
    </message>
    <message>
      <source>Renderer {name}</source>
      <translation>Renderer {name}</translation>
    </message>
    <message>
      <source>Reset face</source>
      <translation>Gesicht zurücksetzen</translation>
    </message>
    <message>
      <source>Reset {what}</source>
      <translation>{what} zurücksetzen</translation>
    </message>
    <message>
      <source>{count} sliders</source>
      <translation>{count} Regler</translation>
    </message>
  </context>
  <context>
    <name>ConsentDialog</name>
    <message>
      <source>Everything happens on this computer; no picture leaves it. Files you export carry a label that says they were edited.</source>
      <translation>Alles geschieht auf diesem Rechner; kein Bild verlässt ihn. Exportierte Dateien tragen einen Vermerk, dass sie bearbeitet wurden.</translation>
    </message>
    <message>
      <source>I Understand</source>
      <translation>Verstanden</translation>
    </message>
    <message>
      <source>People in Your Pictures</source>
      <translation>Menschen in Ihren Bildern</translation>
    </message>
    <message>
      <source>Use pictures of people only with their consent. Do not use Likeness to deceive, to harass, or to put words into somebody's mouth.</source>
      <translation>Verwenden Sie Bilder von Menschen nur mit deren Einverständnis. Benutzen Sie Likeness nicht, um zu täuschen, zu belästigen oder jemandem Worte in den Mund zu legen.</translation>
    </message>
  </context>
  <context>
    <name>ControlsPanel</name>
    <message>
      <source>0 is a face at rest</source>
      <translation>0 ist ein entspanntes Gesicht</translation>
    </message>
    <message>
      <source>0 is the photo as it is</source>
      <translation>0 ist das Foto, wie es ist</translation>
    </message>
    <message>
      <source>Absolute</source>
      <translation>Absolut</translation>
    </message>
    <message>
      <source>Change to the photo</source>
      <translation>Änderung zum Foto</translation>
    </message>
    <message>
      <source>Controls</source>
      <translation>Regler</translation>
    </message>
    <message>
      <source>Favourites</source>
      <translation>Favoriten</translation>
    </message>
    <message>
      <source>No control has this name.</source>
      <translation>Kein Regler heißt so.</translation>
    </message>
    <message>
      <source>Reset face shape</source>
      <translation>Gesichtsform zurücksetzen</translation>
    </message>
    <message>
      <source>Search controls</source>
      <translation>Regler suchen</translation>
    </message>
  </context>
  <context>
    <name>ExportActions</name>
    <message numerus="yes">
      <source>%n photo(s) could not be edited.</source>
      <translation>
        <numerusform>%n Foto konnte nicht bearbeitet werden.</numerusform>
        <numerusform>%n Fotos konnten nicht bearbeitet werden.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) written.</source>
      <translation>
        <numerusform>%n Foto geschrieben.</numerusform>
        <numerusform>%n Fotos geschrieben.</numerusform>
      </translation>
    </message>
    <message>
      <source>Change the expression before you save it.</source>
      <translation>Ändern Sie den Ausdruck, bevor Sie ihn sichern.</translation>
    </message>
    <message>
      <source>Delete preset {name}</source>
      <translation>Vorlage {name} löschen</translation>
    </message>
    <message>
      <source>Export Presets</source>
      <translation>Vorlagen exportieren</translation>
    </message>
    <message>
      <source>Import Presets</source>
      <translation>Vorlagen importieren</translation>
    </message>
    <message>
      <source>Import presets</source>
      <translation>Vorlagen importieren</translation>
    </message>
    <message>
      <source>My expression</source>
      <translation>Mein Ausdruck</translation>
    </message>
    <message>
      <source>Name:</source>
      <translation>Name:</translation>
    </message>
    <message>
      <source>Presets (*.json)</source>
      <translation>Vorlagen (*.json)</translation>
    </message>
    <message>
      <source>Rename Preset</source>
      <translation>Vorlage umbenennen</translation>
    </message>
    <message>
      <source>Rename preset {name}</source>
      <translation>Vorlage {name} umbenennen</translation>
    </message>
    <message>
      <source>Save Preset</source>
      <translation>Vorlage sichern</translation>
    </message>
    <message>
      <source>Save preset {name}</source>
      <translation>Vorlage {name} sichern</translation>
    </message>
    <message>
      <source>Show Folder</source>
      <translation>Ordner zeigen</translation>
    </message>
    <message>
      <source>{name} is written.</source>
      <translation>{name} ist geschrieben.</translation>
    </message>
  </context>
  <context>
    <name>ExportClipDialog</name>
    <message>
      <source>Export</source>
      <translation>Exportieren</translation>
    </message>
    <message>
      <source>Export Clip</source>
      <translation>Clip exportieren</translation>
    </message>
    <message>
      <source>File</source>
      <translation>Datei</translation>
    </message>
    <message>
      <source>Format</source>
      <translation>Format</translation>
    </message>
    <message>
      <source>Frame rate</source>
      <translation>Bildrate</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>Größe</translation>
    </message>
    <message>
      <source>Sound</source>
      <translation>Ton</translation>
    </message>
    <message>
      <source>Take</source>
      <translation>Aufnahme</translation>
    </message>
    <message>
      <source>The other faces stay as they are edited.</source>
      <translation>Die anderen Gesichter bleiben, wie sie bearbeitet sind.</translation>
    </message>
    <message>
      <source>{rate} frames a second</source>
      <translation>{rate} Bilder je Sekunde</translation>
    </message>
  </context>
  <context>
    <name>ExportDialog</name>
    <message>
      <source>The folder does not exist.</source>
      <translation>Den Ordner gibt es nicht.</translation>
    </message>
    <message>
      <source>{name} exists. Export again to replace it.</source>
      <translation>{name} gibt es schon. Exportieren Sie noch einmal, um sie zu ersetzen.</translation>
    </message>
  </context>
  <context>
    <name>ExportMeshDialog</name>
    <message>
      <source>Export</source>
      <translation>Exportieren</translation>
    </message>
    <message>
      <source>Export Mesh</source>
      <translation>Netz exportieren</translation>
    </message>
    <message>
      <source>File</source>
      <translation>Datei</translation>
    </message>
    <message>
      <source>Format</source>
      <translation>Format</translation>
    </message>
    <message>
      <source>PLY with colours, the head as in the photo</source>
      <translation>PLY mit Farben, Kopf wie im Foto</translation>
    </message>
    <message>
      <source>Wavefront OBJ, the head as in the photo</source>
      <translation>Wavefront OBJ, Kopf wie im Foto</translation>
    </message>
    <message>
      <source>glTF binary, with the 52 morph targets</source>
      <translation>glTF binär, mit den 52 Morph-Zielen</translation>
    </message>
  </context>
  <context>
    <name>ExportPictureDialog</name>
    <message>
      <source>A label in the file says that the picture was edited. It is always written.</source>
      <translation>Ein Vermerk in der Datei sagt, dass das Bild bearbeitet wurde. Er wird immer geschrieben.</translation>
    </message>
    <message>
      <source>Export</source>
      <translation>Exportieren</translation>
    </message>
    <message>
      <source>Export Picture</source>
      <translation>Bild exportieren</translation>
    </message>
    <message>
      <source>File</source>
      <translation>Datei</translation>
    </message>
    <message>
      <source>Format</source>
      <translation>Format</translation>
    </message>
    <message>
      <source>Keep camera data and other metadata</source>
      <translation>Kameradaten und andere Angaben behalten</translation>
    </message>
    <message>
      <source>Quality</source>
      <translation>Qualität</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>Größe</translation>
    </message>
  </context>
  <context>
    <name>ExportPnccDialog</name>
    <message>
      <source>Each pixel's colour says which point of the head it shows; black is outside.</source>
      <translation>Die Farbe jedes Pixels sagt, welchen Punkt des Kopfes er zeigt; schwarz ist außerhalb.</translation>
    </message>
    <message>
      <source>Export</source>
      <translation>Exportieren</translation>
    </message>
    <message>
      <source>Export PNCC</source>
      <translation>PNCC exportieren</translation>
    </message>
    <message>
      <source>File</source>
      <translation>Datei</translation>
    </message>
  </context>
  <context>
    <name>ExportTakeDialog</name>
    <message>
      <source>Export</source>
      <translation>Exportieren</translation>
    </message>
    <message>
      <source>Export Take</source>
      <translation>Aufnahme exportieren</translation>
    </message>
    <message>
      <source>File</source>
      <translation>Datei</translation>
    </message>
    <message>
      <source>Take</source>
      <translation>Aufnahme</translation>
    </message>
    <message>
      <source>The file has the layout of Live Link Face.</source>
      <translation>Die Datei ist aufgebaut wie bei Live Link Face.</translation>
    </message>
  </context>
  <context>
    <name>Exporting</name>
    <message>
      <source>Export {name}</source>
      <translation>{name} exportieren</translation>
    </message>
    <message>
      <source>Save {name}</source>
      <translation>{name} speichern</translation>
    </message>
  </context>
  <context>
    <name>FacesPanel</name>
    <message>
      <source>Face {number}</source>
      <translation>Gesicht {number}</translation>
    </message>
    <message>
      <source>Faces</source>
      <translation>Gesichter</translation>
    </message>
    <message>
      <source>Faces in the photo</source>
      <translation>Gesichter im Foto</translation>
    </message>
    <message>
      <source>The faces of the open photo appear here.</source>
      <translation>Hier erscheinen die Gesichter des Fotos.</translation>
    </message>
  </context>
  <context>
    <name>FileActions</name>
    <message>
      <source>Clear List</source>
      <translation>Liste leeren</translation>
    </message>
    <message>
      <source>Likeness projects (*.likeness)</source>
      <translation>Likeness-Projekte (*.likeness)</translation>
    </message>
    <message>
      <source>No files yet</source>
      <translation>Noch keine Dateien</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>Öffnen</translation>
    </message>
    <message>
      <source>Otherwise they are lost.</source>
      <translation>Sonst gehen sie verloren.</translation>
    </message>
    <message>
      <source>Photos and projects ({patterns})</source>
      <translation>Fotos und Projekte ({patterns})</translation>
    </message>
    <message>
      <source>Save Project</source>
      <translation>Projekt speichern</translation>
    </message>
    <message>
      <source>Save the changes to {name}?</source>
      <translation>Änderungen an {name} speichern?</translation>
    </message>
    <message>
      <source>Something is still being exported. Stop it and close?</source>
      <translation>Es wird noch etwas exportiert. Abbrechen und schließen?</translation>
    </message>
    <message>
      <source>Your unsaved work is back. Save it to keep it.</source>
      <translation>Ihre ungesicherte Arbeit ist wieder da. Speichern Sie sie.</translation>
    </message>
    <message>
      <source>untitled</source>
      <translation>unbenannt</translation>
    </message>
    <message>
      <source>{name} is saved.</source>
      <translation>{name} ist gespeichert.</translation>
    </message>
  </context>
  <context>
    <name>Handles</name>
    <message>
      <source>Chin</source>
      <translation>Kinn</translation>
    </message>
    <message>
      <source>Left brow</source>
      <translation>Linke Braue</translation>
    </message>
    <message>
      <source>Left cheek</source>
      <translation>Linke Wange</translation>
    </message>
    <message>
      <source>Left cheek bone</source>
      <translation>Linkes Jochbein</translation>
    </message>
    <message>
      <source>Left corner of the mouth</source>
      <translation>Linker Mundwinkel</translation>
    </message>
    <message>
      <source>Left inner brow</source>
      <translation>Linke Braue, innen</translation>
    </message>
    <message>
      <source>Left lower lid</source>
      <translation>Linkes Unterlid</translation>
    </message>
    <message>
      <source>Left lower lip</source>
      <translation>Unterlippe links</translation>
    </message>
    <message>
      <source>Left pupil</source>
      <translation>Linke Pupille</translation>
    </message>
    <message>
      <source>Left side of the nose</source>
      <translation>Linke Nasenseite</translation>
    </message>
    <message>
      <source>Left upper lid</source>
      <translation>Linkes Oberlid</translation>
    </message>
    <message>
      <source>Left upper lip</source>
      <translation>Oberlippe links</translation>
    </message>
    <message>
      <source>Lower lip</source>
      <translation>Unterlippe</translation>
    </message>
    <message>
      <source>Right brow</source>
      <translation>Rechte Braue</translation>
    </message>
    <message>
      <source>Right cheek</source>
      <translation>Rechte Wange</translation>
    </message>
    <message>
      <source>Right cheek bone</source>
      <translation>Rechtes Jochbein</translation>
    </message>
    <message>
      <source>Right corner of the mouth</source>
      <translation>Rechter Mundwinkel</translation>
    </message>
    <message>
      <source>Right inner brow</source>
      <translation>Rechte Braue, innen</translation>
    </message>
    <message>
      <source>Right lower lid</source>
      <translation>Rechtes Unterlid</translation>
    </message>
    <message>
      <source>Right lower lip</source>
      <translation>Unterlippe rechts</translation>
    </message>
    <message>
      <source>Right pupil</source>
      <translation>Rechte Pupille</translation>
    </message>
    <message>
      <source>Right side of the nose</source>
      <translation>Rechte Nasenseite</translation>
    </message>
    <message>
      <source>Right upper lid</source>
      <translation>Rechtes Oberlid</translation>
    </message>
    <message>
      <source>Right upper lip</source>
      <translation>Oberlippe rechts</translation>
    </message>
    <message>
      <source>Tip of the nose: turns the head</source>
      <translation>Nasenspitze: dreht den Kopf</translation>
    </message>
    <message>
      <source>Upper lip</source>
      <translation>Oberlippe</translation>
    </message>
  </context>
  <context>
    <name>HintStrip</name>
    <message>
      <source>Got it</source>
      <translation>Verstanden</translation>
    </message>
    <message>
      <source>Grab a mouth corner, a brow, an eyelid or the jaw. Drag beside the face to turn the head.</source>
      <translation>Fassen Sie Mundwinkel, Braue, Lid oder Kinn an. Ziehen neben dem Gesicht dreht den Kopf.</translation>
    </message>
  </context>
  <context>
    <name>HistoryPanel</name>
    <message>
      <source>History</source>
      <translation>Verlauf</translation>
    </message>
    <message>
      <source>The photo as it was opened</source>
      <translation>Das Foto, wie es geöffnet wurde</translation>
    </message>
  </context>
  <context>
    <name>JobLine</name>
    <message>
      <source>Cancel this job</source>
      <translation>Diesen Auftrag abbrechen</translation>
    </message>
    <message>
      <source>Cancelled</source>
      <translation>Abgebrochen</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>Fertig</translation>
    </message>
    <message>
      <source>Waiting…</source>
      <translation>Wartet…</translation>
    </message>
    <message>
      <source>{time} left</source>
      <translation>noch {time}</translation>
    </message>
  </context>
  <context>
    <name>JobsPanel</name>
    <message>
      <source>Clear finished</source>
      <translation>Fertige entfernen</translation>
    </message>
    <message>
      <source>Jobs</source>
      <translation>Aufträge</translation>
    </message>
    <message>
      <source>Nothing is being exported.</source>
      <translation>Nichts wird exportiert.</translation>
    </message>
  </context>
  <context>
    <name>MainWindow</name>
    <message>
      <source>Export</source>
      <translation>Exportieren</translation>
    </message>
    <message>
      <source>Overlays</source>
      <translation>Überlagerungen</translation>
    </message>
    <message>
      <source>Panel: {name}</source>
      <translation>Feld: {name}</translation>
    </message>
    <message>
      <source>Tools</source>
      <translation>Werkzeuge</translation>
    </message>
  </context>
  <context>
    <name>Menus</name>
    <message>
      <source>&amp;Edit</source>
      <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
      <source>&amp;Export</source>
      <translation>&amp;Exportieren</translation>
    </message>
    <message>
      <source>&amp;File</source>
      <translation>&amp;Datei</translation>
    </message>
    <message>
      <source>&amp;Help</source>
      <translation>&amp;Hilfe</translation>
    </message>
    <message>
      <source>&amp;Overlays</source>
      <translation>Ü&amp;berlagerungen</translation>
    </message>
    <message>
      <source>&amp;Theme</source>
      <translation>&amp;Farben</translation>
    </message>
    <message>
      <source>&amp;View</source>
      <translation>&amp;Ansicht</translation>
    </message>
    <message>
      <source>&amp;Window</source>
      <translation>&amp;Fenster</translation>
    </message>
    <message>
      <source>F&amp;ace</source>
      <translation>&amp;Gesicht</translation>
    </message>
  </context>
  <context>
    <name>Notices</name>
    <message>
      <source>Dismiss</source>
      <translation>Ausblenden</translation>
    </message>
  </context>
  <context>
    <name>Opening</name>
    <message>
      <source>Open {name}</source>
      <translation>{name} öffnen</translation>
    </message>
    <message>
      <source>Read {name}</source>
      <translation>{name} lesen</translation>
    </message>
  </context>
  <context>
    <name>Panel</name>
    <message>
      <source>Detach or dock</source>
      <translation>Lösen oder andocken</translation>
    </message>
    <message>
      <source>Hide this panel</source>
      <translation>Dieses Feld ausblenden</translation>
    </message>
  </context>
  <context>
    <name>PathField</name>
    <message>
      <source>Browse…</source>
      <translation>Wählen…</translation>
    </message>
  </context>
  <context>
    <name>PreferencesDialog</name>
    <message>
      <source> s</source>
      <translation> s</translation>
    </message>
    <message>
      <source>Dark</source>
      <translation>Dunkel</translation>
    </message>
    <message>
      <source>Drags move both halves of the face</source>
      <translation>Ziehen bewegt beide Hälften des Gesichts</translation>
    </message>
    <message>
      <source>Keep unsaved work every</source>
      <translation>Ungesichertes sichern alle</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>Sprache</translation>
    </message>
    <message>
      <source>Last picture: {ms} ms at {size}.</source>
      <translation>Letztes Bild: {ms} ms bei {size}.</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>Hell</translation>
    </message>
    <message>
      <source>Like the system</source>
      <translation>Wie das System</translation>
    </message>
    <message>
      <source>Measure what the picture really shows</source>
      <translation>Messen, was das Bild wirklich zeigt</translation>
    </message>
    <message>
      <source>Picture while dragging</source>
      <translation>Bild beim Ziehen</translation>
    </message>
    <message>
      <source>Preferences</source>
      <translation>Einstellungen</translation>
    </message>
    <message>
      <source>Renderer</source>
      <translation>Renderer</translation>
    </message>
    <message>
      <source>Restore Defaults</source>
      <translation>Vorgaben</translation>
    </message>
    <message>
      <source>Show hints over the picture</source>
      <translation>Hinweise über dem Bild zeigen</translation>
    </message>
    <message>
      <source>The language changes when the program is started again.</source>
      <translation>Die Sprache ändert sich beim nächsten Start.</translation>
    </message>
    <message>
      <source>Theme</source>
      <translation>Farben</translation>
    </message>
  </context>
  <context>
    <name>Presets</name>
    <message>
      <source>Angry</source>
      <translation>Wütend</translation>
    </message>
    <message>
      <source>Contempt</source>
      <translation>Verachtung</translation>
    </message>
    <message>
      <source>Disgust</source>
      <translation>Ekel</translation>
    </message>
    <message>
      <source>Eyes closed</source>
      <translation>Augen zu</translation>
    </message>
    <message>
      <source>Fear</source>
      <translation>Angst</translation>
    </message>
    <message>
      <source>Grin</source>
      <translation>Grinsen</translation>
    </message>
    <message>
      <source>Kiss</source>
      <translation>Kuss</translation>
    </message>
    <message>
      <source>Laugh</source>
      <translation>Lachen</translation>
    </message>
    <message>
      <source>Look down</source>
      <translation>Nach unten</translation>
    </message>
    <message>
      <source>Look left</source>
      <translation>Nach links</translation>
    </message>
    <message>
      <source>Look right</source>
      <translation>Nach rechts</translation>
    </message>
    <message>
      <source>Look up</source>
      <translation>Nach oben</translation>
    </message>
    <message>
      <source>Neutral</source>
      <translation>Neutral</translation>
    </message>
    <message>
      <source>Puff</source>
      <translation>Backen</translation>
    </message>
    <message>
      <source>Sad</source>
      <translation>Traurig</translation>
    </message>
    <message>
      <source>Say “ah”</source>
      <translation>„ah“ sagen</translation>
    </message>
    <message>
      <source>Say “ee”</source>
      <translation>„ie“ sagen</translation>
    </message>
    <message>
      <source>Say “f”</source>
      <translation>„f“ sagen</translation>
    </message>
    <message>
      <source>Say “ih”</source>
      <translation>„i“ sagen</translation>
    </message>
    <message>
      <source>Say “m”</source>
      <translation>„m“ sagen</translation>
    </message>
    <message>
      <source>Say “oh”</source>
      <translation>„oh“ sagen</translation>
    </message>
    <message>
      <source>Say “oo”</source>
      <translation>„u“ sagen</translation>
    </message>
    <message>
      <source>Sceptical</source>
      <translation>Skeptisch</translation>
    </message>
    <message>
      <source>Sleepy</source>
      <translation>Müde</translation>
    </message>
    <message>
      <source>Smile</source>
      <translation>Lächeln</translation>
    </message>
    <message>
      <source>Surprise</source>
      <translation>Überrascht</translation>
    </message>
    <message>
      <source>Tongue out</source>
      <translation>Zunge zeigen</translation>
    </message>
    <message>
      <source>Wide eyes</source>
      <translation>Große Augen</translation>
    </message>
    <message>
      <source>Wink left</source>
      <translation>Zwinkern links</translation>
    </message>
    <message>
      <source>Wink right</source>
      <translation>Zwinkern rechts</translation>
    </message>
  </context>
  <context>
    <name>PresetsPanel</name>
    <message>
      <source>Delete</source>
      <translation>Löschen</translation>
    </message>
    <message>
      <source>Delete the preset</source>
      <translation>Die Vorlage löschen</translation>
    </message>
    <message>
      <source>Export your presets to a file</source>
      <translation>Ihre Vorlagen in eine Datei schreiben</translation>
    </message>
    <message>
      <source>Import presets from a file</source>
      <translation>Vorlagen aus einer Datei lesen</translation>
    </message>
    <message>
      <source>Presets</source>
      <translation>Vorlagen</translation>
    </message>
    <message>
      <source>Rename the preset</source>
      <translation>Die Vorlage umbenennen</translation>
    </message>
    <message>
      <source>Rename…</source>
      <translation>Umbenennen…</translation>
    </message>
    <message>
      <source>Save this expression as a preset</source>
      <translation>Diesen Ausdruck als Vorlage sichern</translation>
    </message>
    <message>
      <source>Strength</source>
      <translation>Stärke</translation>
    </message>
  </context>
  <context>
    <name>Program</name>
    <message>
      <source>Ask Later</source>
      <translation>Später fragen</translation>
    </message>
    <message>
      <source>Likeness did not close properly last time.</source>
      <translation>Likeness wurde zuletzt nicht ordentlich beendet.</translation>
    </message>
    <message>
      <source>Open what was kept?</source>
      <translation>Gesichertes öffnen?</translation>
    </message>
    <message>
      <source>Untitled</source>
      <translation>Unbenannt</translation>
    </message>
  </context>
  <context>
    <name>RenderLoop</name>
    <message>
      <source>The picture could not be drawn; the details are in the log file.</source>
      <translation>Das Bild ließ sich nicht zeichnen; Näheres steht im Protokoll.</translation>
    </message>
  </context>
  <context>
    <name>ShortcutsDialog</name>
    <message>
      <source>Action</source>
      <translation>Befehl</translation>
    </message>
    <message>
      <source>Actions and their keys</source>
      <translation>Befehle und ihre Tasten</translation>
    </message>
    <message>
      <source>Assign</source>
      <translation>Zuweisen</translation>
    </message>
    <message>
      <source>Default</source>
      <translation>Vorgabe</translation>
    </message>
    <message>
      <source>Keyboard Shortcuts</source>
      <translation>Tastenkürzel</translation>
    </message>
    <message>
      <source>Keys</source>
      <translation>Tasten</translation>
    </message>
    <message>
      <source>New keys</source>
      <translation>Neue Tasten</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>Entfernen</translation>
    </message>
    <message>
      <source>Reset All</source>
      <translation>Alle zurücksetzen</translation>
    </message>
    <message>
      <source>Search actions and keys</source>
      <translation>Befehle und Tasten suchen</translation>
    </message>
    <message>
      <source>{keys} already belongs to “{action}”.</source>
      <translation>{keys} gehört schon zu „{action}“.</translation>
    </message>
  </context>
  <context>
    <name>SizeField</name>
    <message>
      <source>Custom</source>
      <translation>Eigene</translation>
    </message>
    <message>
      <source>Full size ({size})</source>
      <translation>Volle Größe ({size})</translation>
    </message>
    <message>
      <source>Longer side</source>
      <translation>Längere Seite</translation>
    </message>
  </context>
  <context>
    <name>SliderRow</name>
    <message>
      <source>Add to Favourites</source>
      <translation>Zu den Favoriten</translation>
    </message>
    <message>
      <source>Move Left and Right Together</source>
      <translation>Links und rechts gemeinsam bewegen</translation>
    </message>
    <message>
      <source>Remove from Favourites</source>
      <translation>Aus den Favoriten</translation>
    </message>
    <message>
      <source>Reset</source>
      <translation>Zurücksetzen</translation>
    </message>
  </context>
  <context>
    <name>Sliders</name>
    <message>
      <source>Brow down, left</source>
      <translation>Braue senken L</translation>
    </message>
    <message>
      <source>Brow down, right</source>
      <translation>Braue senken R</translation>
    </message>
    <message>
      <source>Brows</source>
      <translation>Brauen</translation>
    </message>
    <message>
      <source>Cheeks and nose</source>
      <translation>Wangen und Nase</translation>
    </message>
    <message>
      <source>Close eye, left</source>
      <translation>Auge schließen L</translation>
    </message>
    <message>
      <source>Close eye, right</source>
      <translation>Auge schließen R</translation>
    </message>
    <message>
      <source>Close lips</source>
      <translation>Lippen schließen</translation>
    </message>
    <message>
      <source>Dimple, left</source>
      <translation>Grübchen L</translation>
    </message>
    <message>
      <source>Dimple, right</source>
      <translation>Grübchen R</translation>
    </message>
    <message>
      <source>Eye distance</source>
      <translation>Augenabstand</translation>
    </message>
    <message>
      <source>Eye size</source>
      <translation>Augengröße</translation>
    </message>
    <message>
      <source>Eyes and gaze</source>
      <translation>Augen und Blick</translation>
    </message>
    <message>
      <source>Face length</source>
      <translation>Gesichtslänge</translation>
    </message>
    <message>
      <source>Face shape</source>
      <translation>Gesichtsform</translation>
    </message>
    <message>
      <source>Face width</source>
      <translation>Gesichtsbreite</translation>
    </message>
    <message>
      <source>Frown, left</source>
      <translation>Mundwinkel senken L</translation>
    </message>
    <message>
      <source>Frown, right</source>
      <translation>Mundwinkel senken R</translation>
    </message>
    <message>
      <source>Funnel</source>
      <translation>Trichter</translation>
    </message>
    <message>
      <source>Gaze sideways</source>
      <translation>Blick seitwärts</translation>
    </message>
    <message>
      <source>Gaze up</source>
      <translation>Blick nach oben</translation>
    </message>
    <message>
      <source>Head</source>
      <translation>Kopf</translation>
    </message>
    <message>
      <source>Inner brows up</source>
      <translation>Brauen innen heben</translation>
    </message>
    <message>
      <source>Jaw</source>
      <translation>Kiefer</translation>
    </message>
    <message>
      <source>Jaw forward</source>
      <translation>Kiefer vor</translation>
    </message>
    <message>
      <source>Jaw to the left</source>
      <translation>Kiefer nach links</translation>
    </message>
    <message>
      <source>Jaw to the right</source>
      <translation>Kiefer nach rechts</translation>
    </message>
    <message>
      <source>Jaw width</source>
      <translation>Kieferbreite</translation>
    </message>
    <message>
      <source>Lip fullness</source>
      <translation>Lippenfülle</translation>
    </message>
    <message>
      <source>Look down, left</source>
      <translation>Blick nach unten L</translation>
    </message>
    <message>
      <source>Look down, right</source>
      <translation>Blick nach unten R</translation>
    </message>
    <message>
      <source>Look in, left</source>
      <translation>Blick nach innen L</translation>
    </message>
    <message>
      <source>Look in, right</source>
      <translation>Blick nach innen R</translation>
    </message>
    <message>
      <source>Look out, left</source>
      <translation>Blick nach außen L</translation>
    </message>
    <message>
      <source>Look out, right</source>
      <translation>Blick nach außen R</translation>
    </message>
    <message>
      <source>Look up, left</source>
      <translation>Blick nach oben L</translation>
    </message>
    <message>
      <source>Look up, right</source>
      <translation>Blick nach oben R</translation>
    </message>
    <message>
      <source>Lower lip down, left</source>
      <translation>Unterlippe senken L</translation>
    </message>
    <message>
      <source>Lower lip down, right</source>
      <translation>Unterlippe senken R</translation>
    </message>
    <message>
      <source>Mouth</source>
      <translation>Mund</translation>
    </message>
    <message>
      <source>Mouth to the left</source>
      <translation>Mund nach links</translation>
    </message>
    <message>
      <source>Mouth to the right</source>
      <translation>Mund nach rechts</translation>
    </message>
    <message>
      <source>Mouth width</source>
      <translation>Mundbreite</translation>
    </message>
    <message>
      <source>Move sideways</source>
      <translation>Seitwärts</translation>
    </message>
    <message>
      <source>Move up</source>
      <translation>Nach oben</translation>
    </message>
    <message>
      <source>Nod</source>
      <translation>Nicken</translation>
    </message>
    <message>
      <source>Nose length</source>
      <translation>Nasenlänge</translation>
    </message>
    <message>
      <source>Nose width</source>
      <translation>Nasenbreite</translation>
    </message>
    <message>
      <source>Open jaw</source>
      <translation>Mund öffnen</translation>
    </message>
    <message>
      <source>Outer brow up, left</source>
      <translation>Braue außen heben L</translation>
    </message>
    <message>
      <source>Outer brow up, right</source>
      <translation>Braue außen heben R</translation>
    </message>
    <message>
      <source>Press lips, left</source>
      <translation>Lippen pressen L</translation>
    </message>
    <message>
      <source>Press lips, right</source>
      <translation>Lippen pressen R</translation>
    </message>
    <message>
      <source>Pucker</source>
      <translation>Spitzen</translation>
    </message>
    <message>
      <source>Puff cheeks</source>
      <translation>Backen aufblasen</translation>
    </message>
    <message>
      <source>Raise cheek, left</source>
      <translation>Wange heben L</translation>
    </message>
    <message>
      <source>Raise cheek, right</source>
      <translation>Wange heben R</translation>
    </message>
    <message>
      <source>Raise upper lip, left</source>
      <translation>Oberlippe heben L</translation>
    </message>
    <message>
      <source>Raise upper lip, right</source>
      <translation>Oberlippe heben R</translation>
    </message>
    <message>
      <source>Roll in lower lip</source>
      <translation>Unterlippe einrollen</translation>
    </message>
    <message>
      <source>Roll in upper lip</source>
      <translation>Oberlippe einrollen</translation>
    </message>
    <message>
      <source>Shrug lower lip</source>
      <translation>Unterlippe schieben</translation>
    </message>
    <message>
      <source>Shrug upper lip</source>
      <translation>Oberlippe schieben</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>Größe</translation>
    </message>
    <message>
      <source>Smile, left</source>
      <translation>Lächeln L</translation>
    </message>
    <message>
      <source>Smile, right</source>
      <translation>Lächeln R</translation>
    </message>
    <message>
      <source>Squint, left</source>
      <translation>Kneifen L</translation>
    </message>
    <message>
      <source>Squint, right</source>
      <translation>Kneifen R</translation>
    </message>
    <message>
      <source>Stretch, left</source>
      <translation>Mund dehnen L</translation>
    </message>
    <message>
      <source>Stretch, right</source>
      <translation>Mund dehnen R</translation>
    </message>
    <message>
      <source>Tilt</source>
      <translation>Neigen</translation>
    </message>
    <message>
      <source>Tongue</source>
      <translation>Zunge</translation>
    </message>
    <message>
      <source>Tongue out</source>
      <translation>Zunge zeigen</translation>
    </message>
    <message>
      <source>Turn</source>
      <translation>Drehen</translation>
    </message>
    <message>
      <source>Widen eye, left</source>
      <translation>Auge aufreißen L</translation>
    </message>
    <message>
      <source>Widen eye, right</source>
      <translation>Auge aufreißen R</translation>
    </message>
    <message>
      <source>Wrinkle nose, left</source>
      <translation>Nase rümpfen L</translation>
    </message>
    <message>
      <source>Wrinkle nose, right</source>
      <translation>Nase rümpfen R</translation>
    </message>
  </context>
  <context>
    <name>SoundField</name>
    <message>
      <source>Choose File…</source>
      <translation>Datei wählen…</translation>
    </message>
    <message>
      <source>Sound</source>
      <translation>Ton</translation>
    </message>
    <message>
      <source>Without sound</source>
      <translation>Ohne Ton</translation>
    </message>
  </context>
  <context>
    <name>Status</name>
    <message>
      <source>Fit in Window</source>
      <translation>Einpassen</translation>
    </message>
    <message>
      <source>Zoom</source>
      <translation>Zoom</translation>
    </message>
    <message>
      <source>draft</source>
      <translation>Entwurf</translation>
    </message>
    <message>
      <source>full</source>
      <translation>voll</translation>
    </message>
    <message>
      <source>{renderer} · CPU</source>
      <translation>{renderer} · CPU</translation>
    </message>
    <message>
      <source>{size} of {whole}</source>
      <translation>{size} von {whole}</translation>
    </message>
  </context>
  <context>
    <name>TakeActions</name>
    <message>
      <source>Export Clip…</source>
      <translation>Clip exportieren…</translation>
    </message>
    <message>
      <source>Expression of {name}</source>
      <translation>Ausdruck von {name}</translation>
    </message>
    <message>
      <source>Import Take</source>
      <translation>Aufnahme importieren</translation>
    </message>
    <message>
      <source>Import take {name}</source>
      <translation>Aufnahme {name} importieren</translation>
    </message>
    <message>
      <source>Photos ({patterns})</source>
      <translation>Fotos ({patterns})</translation>
    </message>
    <message>
      <source>Take Expression from Photo</source>
      <translation>Ausdruck aus Foto übernehmen</translation>
    </message>
    <message>
      <source>Takes and videos ({patterns})</source>
      <translation>Aufnahmen und Videos ({patterns})</translation>
    </message>
    <message>
      <source>The take {name} is ready.</source>
      <translation>Die Aufnahme {name} ist bereit.</translation>
    </message>
  </context>
  <context>
    <name>TakeField</name>
    <message>
      <source>Idle (sample)</source>
      <translation>Ruhe (Beispiel)</translation>
    </message>
    <message>
      <source>Nod (sample)</source>
      <translation>Nicken (Beispiel)</translation>
    </message>
    <message>
      <source>Smile (sample)</source>
      <translation>Lächeln (Beispiel)</translation>
    </message>
  </context>
  <context>
    <name>Tasks</name>
    <message>
      <source>Something unexpected went wrong.</source>
      <translation>Etwas Unerwartetes ist schiefgegangen.</translation>
    </message>
    <message>
      <source>The details are in the log file.</source>
      <translation>Näheres steht im Protokoll.</translation>
    </message>
    <message>
      <source>There is not enough memory for this.</source>
      <translation>Dafür reicht der Speicher nicht.</translation>
    </message>
    <message>
      <source>Try a smaller size.</source>
      <translation>Versuchen Sie es kleiner.</translation>
    </message>
  </context>
  <context>
    <name>Thumbnails</name>
    <message>
      <source>Draw thumbnails</source>
      <translation>Vorschaubilder zeichnen</translation>
    </message>
  </context>
  <context>
    <name>ViewActions</name>
    <message>
      <source>Paste sliders</source>
      <translation>Regler einfügen</translation>
    </message>
    <message>
      <source>The clipboard holds no sliders of a face.</source>
      <translation>Die Zwischenablage enthält keine Regler eines Gesichts.</translation>
    </message>
    <message>
      <source>The picture is on the clipboard.</source>
      <translation>Das Bild ist in der Zwischenablage.</translation>
    </message>
    <message>
      <source>The sliders of this face are on the clipboard.</source>
      <translation>Die Regler dieses Gesichts sind in der Zwischenablage.</translation>
    </message>
  </context>
  <context>
    <name>ViewportPanel</name>
    <message>
      <source>3D View</source>
      <translation>3D-Ansicht</translation>
    </message>
    <message>
      <source>The 3D view could not be made; the details are in the log file.</source>
      <translation>Die 3D-Ansicht ließ sich nicht öffnen; Näheres steht im Protokoll.</translation>
    </message>
    <message>
      <source>The 3D view is being prepared…</source>
      <translation>Die 3D-Ansicht wird vorbereitet…</translation>
    </message>
    <message>
      <source>The 3D view is off: {package} is not installed.</source>
      <translation>Die 3D-Ansicht ist aus: {package} ist nicht installiert.</translation>
    </message>
  </context>
</TS>
