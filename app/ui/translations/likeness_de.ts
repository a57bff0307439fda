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
      <source>&amp;Calibrate</source>
      <translation>&amp;Kalibrieren</translation>
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
      <source>&amp;Full Screen</source>
      <translation>&amp;Vollbild</translation>
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
      <source>&amp;Live</source>
      <translation>&amp;Live</translation>
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
      <source>&amp;Record</source>
      <translation>&amp;Aufnehmen</translation>
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
      <source>&amp;Timeline</source>
      <translation>&amp;Zeitleiste</translation>
    </message>
    <message>
      <source>&amp;Undo</source>
      <translation>&amp;Rückgängig</translation>
    </message>
    <message>
      <source>&amp;Verify…</source>
      <translation>&amp;Prüfen…</translation>
    </message>
    <message>
      <source>&amp;Window</source>
      <translation>&amp;Fenster</translation>
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
      <source>Fill a display with the live picture</source>
      <translation>Einen Bildschirm mit dem Livebild füllen</translation>
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
      <source>Let a camera move the face</source>
      <translation>Eine Kamera bewegt das Gesicht</translation>
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
      <source>Open &amp;Take in Timeline…</source>
      <translation>Aufnahme in &amp;Zeitleiste öffnen…</translation>
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
      <source>Per&amp;sonalise…</source>
      <translation>Per&amp;sonalisieren…</translation>
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
      <source>Record the live performance</source>
      <translation>Die Live-Darbietung aufnehmen</translation>
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
      <source>Say how a picture or a clip was made</source>
      <translation>Sagen, wie ein Bild oder ein Clip entstanden ist</translation>
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
      <source>See and edit a performance over time</source>
      <translation>Eine Darbietung über die Zeit sehen und bearbeiten</translation>
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
      <source>Show the curves and keyframes of a take</source>
      <translation>Kurven und Schlüsselbilder einer Aufnahme zeigen</translation>
    </message>
    <message>
      <source>Show the head in three dimensions</source>
      <translation>Den Kopf dreidimensional zeigen</translation>
    </message>
    <message>
      <source>Show the live picture in a bare window, for other programs</source>
      <translation>Das Livebild in einem rahmenlosen Fenster zeigen, für andere Programme</translation>
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
      <source>Take the face before the camera for the face at rest</source>
      <translation>Das Gesicht vor der Kamera als Ruhegesicht nehmen</translation>
    </message>
    <message>
      <source>Teach the network the face of this person</source>
      <translation>Dem Netz das Gesicht dieser Person beibringen</translation>
    </message>
    <message>
      <source>Ten guided seconds before the camera</source>
      <translation>Zehn angeleitete Sekunden vor der Kamera</translation>
    </message>
    <message>
      <source>This Is &amp;Neutral</source>
      <translation>Das ist &amp;neutral</translation>
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
    <message>
      <source>The folder {folder} cannot be made.</source>
      <translation>Der Ordner {folder} kann nicht angelegt werden.</translation>
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
      <source>Choose a folder first.</source>
      <translation>Wählen Sie zuerst einen Ordner.</translation>
    </message>
    <message>
      <source>Each face gets the sliders and the shape of the face chosen now.</source>
      <translation>Jedes Gesicht bekommt die Regler und die Form des gerade gewählten Gesichts.</translation>
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
      <source>Every face</source>
      <translation>Jedes Gesicht</translation>
    </message>
    <message>
      <source>Faces</source>
      <translation>Gesichter</translation>
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
      <source>Keep camera data and other metadata</source>
      <translation>Kameradaten und andere Angaben behalten</translation>
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
      <source>The largest of each photo</source>
      <translation>Das größte jedes Fotos</translation>
    </message>
    <message>
      <source>What is added to names must not contain {characters}</source>
      <translation>Der Zusatz zum Namen darf keines dieser Zeichen enthalten: {characters}</translation>
    </message>
  </context>
  <context>
    <name>Board</name>
    <message>
      <source>Show it closer (+)</source>
      <translation>Näher zeigen (+)</translation>
    </message>
    <message>
      <source>Show more of the take (−)</source>
      <translation>Mehr von der Aufnahme zeigen (−)</translation>
    </message>
    <message>
      <source>Show the whole take (F)</source>
      <translation>Die ganze Aufnahme zeigen (F)</translation>
    </message>
    <message>
      <source>Take</source>
      <translation>Aufnahme</translation>
    </message>
    <message>
      <source>Take and sound</source>
      <translation>Aufnahme und Ton</translation>
    </message>
    <message>
      <source>Timeline of the take</source>
      <translation>Zeitleiste der Aufnahme</translation>
    </message>
    <message>
      <source>Zoom</source>
      <translation>Zoom</translation>
    </message>
  </context>
  <context>
    <name>BundledTakes</name>
    <message>
      <source>Idle (sample)</source>
      <translation>Ruhe (Beispiel)</translation>
    </message>
    <message>
      <source>Laugh (sample)</source>
      <translation>Lachen (Beispiel)</translation>
    </message>
    <message>
      <source>Nod (sample)</source>
      <translation>Nicken (Beispiel)</translation>
    </message>
    <message>
      <source>Smile (sample)</source>
      <translation>Lächeln (Beispiel)</translation>
    </message>
    <message>
      <source>Talk (sample)</source>
      <translation>Sprechen (Beispiel)</translation>
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
      <source>Open {count} files</source>
      <translation>{count} Dateien öffnen</translation>
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
    <message>
      <source>{names} cannot be opened here</source>
      <translation>{names} lässt sich hier nicht öffnen</translation>
    </message>
  </context>
  <context>
    <name>ClipBar</name>
    <message>
      <source>Drag the ends to trim the take; keys I and O set them</source>
      <translation>Die Enden ziehen schneidet die Aufnahme zu; die Tasten I und O setzen sie</translation>
    </message>
    <message>
      <source>Part of the take that is played</source>
      <translation>Teil der Aufnahme, der abgespielt wird</translation>
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
      <source>Frontalise</source>
      <translation>Nach vorn drehen</translation>
    </message>
    <message>
      <source>Mirror left and right</source>
      <translation>Links und rechts spiegeln</translation>
    </message>
    <message>
      <source>Personalise</source>
      <translation>Personalisieren</translation>
    </message>
    <message>
      <source>Preset {name}</source>
      <translation>Vorlage {name}</translation>
    </message>
    <message>
      <source>Preset {name}, {share}</source>
      <translation>Vorlage {name}, {share}</translation>
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
      <source>Renderer {name}, personalised</source>
      <translation>Renderer {name}, personalisiert</translation>
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
      <source>Everything happens on this computer; no picture leaves it. Files you export carry a label that says they were edited, and signed Content Credentials where their format has room for them.</source>
      <translation>Alles geschieht auf diesem Rechner; kein Bild verlässt ihn. Exportierte Dateien tragen einen Vermerk, dass sie bearbeitet wurden, und signierte Content Credentials, wo ihr Format Platz dafür hat.</translation>
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
    <name>ControlList</name>
    <message>
      <source>Favourites</source>
      <translation>Favoriten</translation>
    </message>
    <message>
      <source>No control has this name.</source>
      <translation>Kein Regler heißt so.</translation>
    </message>
  </context>
  <context>
    <name>ControlsPanel</name>
    <message>
      <source>0 is a face at rest, turned to the camera</source>
      <translation>0 ist ein Gesicht in Ruhe, der Kamera zugewandt</translation>
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
      <source>Controls</source>
      <translation>Regler</translation>
    </message>
    <message>
      <source>Relative to Photo</source>
      <translation>Relativ zum Foto</translation>
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
    <name>CredentialsDialog</name>
    <message>
      <source>Content Credentials</source>
      <translation>Content Credentials</translation>
    </message>
    <message>
      <source>OK</source>
      <translation>OK</translation>
    </message>
  </context>
  <context>
    <name>CredentialsField</name>
    <message>
      <source>Options…</source>
      <translation>Optionen…</translation>
    </message>
    <message>
      <source>Sign with Content Credentials</source>
      <translation>Mit Content Credentials signieren</translation>
    </message>
    <message>
      <source>The file says how it was made, and everybody can check that it is unchanged.</source>
      <translation>Die Datei sagt, wie sie entstanden ist, und jeder kann prüfen, dass sie unverändert ist.</translation>
    </message>
  </context>
  <context>
    <name>Diagnosis</name>
    <message>
      <source>Something unexpected went wrong ({kind}). The details are in {file}</source>
      <translation>Etwas Unerwartetes ist schiefgegangen ({kind}). Einzelheiten stehen in {file}</translation>
    </message>
  </context>
  <context>
    <name>DropPlace</name>
    <message>
      <source>Choose File…</source>
      <translation>Datei wählen…</translation>
    </message>
    <message>
      <source>Drop a picture or a clip here, or</source>
      <translation>Ein Bild oder einen Clip hier ablegen, oder</translation>
    </message>
  </context>
  <context>
    <name>Engine</name>
    <message>
      <source> (no permission)</source>
      <translation> (nicht erlaubt)</translation>
    </message>
    <message>
      <source> and {rest} more</source>
      <translation> und {rest} weitere</translation>
    </message>
    <message>
      <source>"{key}" of an edit in JSON is an object of names and numbers.</source>
      <translation>„{key}“ einer Bearbeitung in JSON ist ein Objekt aus Namen und Zahlen.</translation>
    </message>
    <message>
      <source>478 points with irises; its models are bundled and it works offline.</source>
      <translation>478 Punkte mit Iris; die Modelle liegen bei, es geht ohne Internet.</translation>
    </message>
    <message>
      <source>68 points; slow on a CPU; its weights are downloaded on first use.</source>
      <translation>68 Punkte; langsam auf einer CPU; die Gewichte werden beim ersten Mal heruntergeladen.</translation>
    </message>
    <message>
      <source>A blend of {blend_s} s does not fit into takes of {value} s.</source>
      <translation>Ein Übergang von {blend_s} s passt nicht in Aufnahmen von {value} s.</translation>
    </message>
    <message>
      <source>A certificate and its key belong together.</source>
      <translation>Ein Zertifikat und sein Schlüssel gehören zusammen.</translation>
    </message>
    <message>
      <source>A face needs at least {smallest_side_px} pixels on each side.</source>
      <translation>Ein Gesicht braucht mindestens {smallest_side_px} Pixel auf jeder Seite.</translation>
    </message>
    <message>
      <source>A file was opened for it.</source>
      <translation>Eine Datei wurde dafür geöffnet.</translation>
    </message>
    <message>
      <source>A filter was applied.</source>
      <translation>Ein Filter wurde angewandt.</translation>
    </message>
    <message>
      <source>A gain of {gain} for {value} is outside 0 to 4.</source>
      <translation>Die Stärke {gain} für {value} liegt nicht zwischen 0 und 4.</translation>
    </message>
    <message>
      <source>A key is eased smooth, linear or hold.</source>
      <translation>Ein Schlüsselbild geht smooth, linear oder hold über.</translation>
    </message>
    <message>
      <source>A lane for all of {name} can only be a gain.</source>
      <translation>Eine Spur für alles von {name} kann nur eine Stärke sein.</translation>
    </message>
    <message>
      <source>A live recording is written as .mp4, not as {name}.</source>
      <translation>Eine Live-Aufnahme wird als .mp4 geschrieben, nicht als {name}.</translation>
    </message>
    <message>
      <source>A recording is running already.</source>
      <translation>Es läuft schon eine Aufnahme.</translation>
    </message>
    <message>
      <source>A second person is in view; the portrait follows the first.</source>
      <translation>Eine zweite Person ist im Bild; das Porträt folgt der ersten.</translation>
    </message>
    <message>
      <source>A size of {size_px} px is outside {smallest_px} to {largest_px}.</source>
      <translation>Eine Größe von {size_px} px liegt nicht zwischen {smallest_px} und {largest_px}.</translation>
    </message>
    <message>
      <source>A take has no {name}.</source>
      <translation>Eine Aufnahme hat kein {name}.</translation>
    </message>
    <message>
      <source>A tempo of {factor} is outside 0.1 to 10.</source>
      <translation>Ein Tempo von {factor} liegt nicht zwischen 0,1 und 10.</translation>
    </message>
    <message>
      <source>A timestamp says that this was on {time}.</source>
      <translation>Ein Zeitstempel sagt, dass das am {time} war.</translation>
    </message>
    <message>
      <source>A user of Likeness</source>
      <translation>Ein Nutzer von Likeness</translation>
    </message>
    <message>
      <source>A watermark was put into it.</source>
      <translation>Ein Wasserzeichen wurde eingebracht.</translation>
    </message>
    <message>
      <source>A window with a green background can be caught by OBS instead.</source>
      <translation>Stattdessen kann OBS ein Fenster mit grünem Grund einfangen.</translation>
    </message>
    <message>
      <source>AMX bfloat16</source>
      <translation>AMX bfloat16</translation>
    </message>
    <message>
      <source>ARKit coefficient</source>
      <translation>ARKit-Koeffizient</translation>
    </message>
    <message>
      <source>AVX-512 bfloat16</source>
      <translation>AVX-512 bfloat16</translation>
    </message>
    <message>
      <source>An edit in JSON is an object with the keys "set" and "add".</source>
      <translation>Eine Bearbeitung in JSON ist ein Objekt mit den Schlüsseln „set“ und „add“.</translation>
    </message>
    <message>
      <source>Another program may be using it, or it is not plugged in.</source>
      <translation>Vielleicht benutzt sie ein anderes Programm, oder sie ist nicht angeschlossen.</translation>
    </message>
    <message>
      <source>Another program may be using it.</source>
      <translation>Vielleicht benutzt ihn ein anderes Programm.</translation>
    </message>
    <message>
      <source>Apache-2.0 AND CC-BY-NC-SA-4.0</source>
      <translation>Apache-2.0 AND CC-BY-NC-SA-4.0</translation>
    </message>
    <message>
      <source>Apple GPU</source>
      <translation>Apple GPU</translation>
    </message>
    <message>
      <source>Blink a few times.</source>
      <translation>Bitte einige Male blinzeln.</translation>
    </message>
    <message>
      <source>CPU, compiled</source>
      <translation>CPU, kompiliert</translation>
    </message>
    <message>
      <source>Changed: {told} and {more} more.</source>
      <translation>Geändert: {told} und {more} weitere.</translation>
    </message>
    <message>
      <source>Changed: {told}.</source>
      <translation>Geändert: {told}.</translation>
    </message>
    <message>
      <source>Changes of tempo do not follow each other in time.</source>
      <translation>Die Tempowechsel folgen zeitlich nicht aufeinander.</translation>
    </message>
    <message>
      <source>Choose PNG or JPEG.</source>
      <translation>Bitte PNG oder JPEG wählen.</translation>
    </message>
    <message>
      <source>Choose PNG.</source>
      <translation>Bitte PNG wählen.</translation>
    </message>
    <message>
      <source>Choose another name.</source>
      <translation>Bitte einen anderen Namen wählen.</translation>
    </message>
    <message>
      <source>Choose other weights, or the renderer warp.</source>
      <translation>Bitte andere Gewichte oder den Renderer Warp wählen.</translation>
    </message>
    <message>
      <source>Close the other program, or allow access to the microphone in the system's settings.</source>
      <translation>Bitte das andere Programm schließen oder den Zugriff auf das Mikrofon in den Systemeinstellungen erlauben.</translation>
    </message>
    <message>
      <source>Compiled loops on two CPU threads; the fastest for one head.</source>
      <translation>Kompilierte Schleifen auf zwei CPU-Threads; am schnellsten für einen Kopf.</translation>
    </message>
    <message>
      <source>Connect to the internet and try again, or use the tracker mediapipe.</source>
      <translation>Bitte mit dem Internet verbinden und noch einmal versuchen, oder den Tracker mediapipe nehmen.</translation>
    </message>
    <message>
      <source>Content Credentials cannot be signed with a key of this kind.</source>
      <translation>Mit einem Schlüssel dieser Art können Content Credentials nicht signiert werden.</translation>
    </message>
    <message>
      <source>Content Credentials could not be written: {value}.</source>
      <translation>Content Credentials konnten nicht geschrieben werden: {value}.</translation>
    </message>
    <message>
      <source>Content Credentials do not work on this system.</source>
      <translation>Herkunftsnachweise funktionieren auf diesem System nicht.</translation>
    </message>
    <message>
      <source>Content Credentials need the package c2pa-python, which is not installed.</source>
      <translation>Content Credentials brauchen das Paket c2pa-python, das nicht installiert ist.</translation>
    </message>
    <message>
      <source>Create it or choose another one.</source>
      <translation>Bitte anlegen oder einen anderen wählen.</translation>
    </message>
    <message>
      <source>Did you mean {value}?</source>
      <translation>War {value} gemeint?</translation>
    </message>
    <message>
      <source>End it first.</source>
      <translation>Bitte zuerst beenden.</translation>
    </message>
    <message>
      <source>Face {number} was asked for, but the picture shows {count}.</source>
      <translation>Gesicht {number} war gewünscht, aber das Bild zeigt {count}.</translation>
    </message>
    <message>
      <source>Files ending in {value} cannot carry Content Credentials.</source>
      <translation>Dateien, die auf {value} enden, können keine Content Credentials tragen.</translation>
    </message>
    <message>
      <source>For example: --set jawOpen=0.4</source>
      <translation>Zum Beispiel: --set jawOpen=0.4</translation>
    </message>
    <message>
      <source>For example: 127.0.0.1:{port}</source>
      <translation>Zum Beispiel: 127.0.0.1:{port}</translation>
    </message>
    <message>
      <source>Free some space in {parent} or choose another place.</source>
      <translation>Bitte in {parent} Platz schaffen oder einen anderen Ort wählen.</translation>
    </message>
    <message>
      <source>Going on after frame {done} of {count}, where the last run was.</source>
      <translation>Es geht nach Bild {done} von {count} weiter, wo der letzte Lauf war.</translation>
    </message>
    <message>
      <source>HeadGAN lite</source>
      <translation>HeadGAN lite</translation>
    </message>
    <message>
      <source>HeadGAN's generator is a file called latest_net_G.pth.</source>
      <translation>Der Generator von HeadGAN ist eine Datei namens latest_net_G.pth.</translation>
    </message>
    <message>
      <source>HeadGAN's published weights: for non-commercial use only, share alike, credit the authors.</source>
      <translation>Die veröffentlichten Gewichte von HeadGAN: nur für nicht kommerziellen Gebrauch, Weitergabe unter gleichen Bedingungen, die Autoren sind zu nennen.</translation>
    </message>
    <message>
      <source>If it was copied or downloaded, please try that again.</source>
      <translation>Wurde die Datei kopiert oder heruntergeladen, dann bitte noch einmal.</translation>
    </message>
    <message>
      <source>Import its weights again, or choose the renderer warp.</source>
      <translation>Bitte die Gewichte neu importieren oder den Renderer Warp wählen.</translation>
    </message>
    <message>
      <source>Is it still plugged in?</source>
      <translation>Ist sie noch angeschlossen?</translation>
    </message>
    <message>
      <source>It may have been made to do harm; please ask whoever sent it.</source>
      <translation>Sie könnte in böser Absicht gemacht sein; bitte beim Absender nachfragen.</translation>
    </message>
    <message>
      <source>It may have been unplugged; it is used again when it is back.</source>
      <translation>Vielleicht wurde es abgezogen; es wird wieder benutzt, sobald es zurück ist.</translation>
    </message>
    <message>
      <source>It should look like 14:03:52:28.207.</source>
      <translation>Sie sollte aussehen wie 14:03:52:28.207.</translation>
    </message>
    <message>
      <source>It takes up at most half of the shortest.</source>
      <translation>Er nimmt höchstens die Hälfte der kürzesten ein.</translation>
    </message>
    <message>
      <source>It was cropped.</source>
      <translation>Sie wurde beschnitten.</translation>
    </message>
    <message>
      <source>It was edited.</source>
      <translation>Sie wurde bearbeitet.</translation>
    </message>
    <message>
      <source>It was encoded anew.</source>
      <translation>Sie wurde neu kodiert.</translation>
    </message>
    <message>
      <source>It was made of a file that has credentials of its own, by {generator}.</source>
      <translation>Sie entstand aus einer Datei, die eigene Credentials hat, von {generator}.</translation>
    </message>
    <message>
      <source>It was made with {generator}.</source>
      <translation>Sie wurde mit {generator} gemacht.</translation>
    </message>
    <message>
      <source>It was newly made.</source>
      <translation>Sie wurde neu gemacht.</translation>
    </message>
    <message>
      <source>It was published.</source>
      <translation>Sie wurde veröffentlicht.</translation>
    </message>
    <message>
      <source>It was signed by {signer}, whose certificate is trusted here.</source>
      <translation>Signiert hat sie {signer}; dem Zertifikat wird hier vertraut.</translation>
    </message>
    <message>
      <source>It was signed by {signer}. Nobody known here vouches for that certificate, so it proves that the file is unchanged, not who its maker is.</source>
      <translation>Signiert hat sie {signer}. Für dieses Zertifikat bürgt niemand, der hier bekannt ist: Es beweist, dass die Datei unverändert ist, nicht von wem sie stammt.</translation>
    </message>
    <message>
      <source>It was turned.</source>
      <translation>Sie wurde gedreht.</translation>
    </message>
    <message>
      <source>It writes {value} pictures.</source>
      <translation>Möglich sind Bilder mit {value}.</translation>
    </message>
    <message>
      <source>It writes {value}.</source>
      <translation>Möglich ist {value}.</translation>
    </message>
    <message>
      <source>Its Content Credentials are damaged and cannot be read.</source>
      <translation>Ihre Content Credentials sind beschädigt und können nicht gelesen werden.</translation>
    </message>
    <message>
      <source>Its Content Credentials are kept at {address}. Likeness does not go online to fetch them.</source>
      <translation>Ihre Content Credentials liegen unter {address}. Likeness geht nicht ins Internet, um sie zu holen.</translation>
    </message>
    <message>
      <source>Its Content Credentials do not hold ({codes}).</source>
      <translation>Ihre Content Credentials halten nicht stand ({codes}).</translation>
    </message>
    <message>
      <source>Its Content Credentials hold: the file is unchanged since it was signed.</source>
      <translation>Ihre Content Credentials halten stand: Die Datei ist unverändert, seit sie signiert wurde.</translation>
    </message>
    <message>
      <source>Its colours were changed.</source>
      <translation>Ihre Farben wurden geändert.</translation>
    </message>
    <message>
      <source>Its first line should begin with Timecode,BlendshapeCount,EyeBlinkLeft.</source>
      <translation>Die erste Zeile sollte mit Timecode,BlendshapeCount,EyeBlinkLeft beginnen.</translation>
    </message>
    <message>
      <source>Its format was changed.</source>
      <translation>Ihr Format wurde geändert.</translation>
    </message>
    <message>
      <source>Its metadata gives the source type {term}.</source>
      <translation>Ihre Metadaten nennen den Quelltyp {term}.</translation>
    </message>
    <message>
      <source>Its metadata says that a camera took the picture and computed on it.</source>
      <translation>Ihre Metadaten sagen, dass eine Kamera das Bild aufgenommen und daran gerechnet hat.</translation>
    </message>
    <message>
      <source>Its metadata says that a camera took the picture.</source>
      <translation>Ihre Metadaten sagen, dass eine Kamera das Bild aufgenommen hat.</translation>
    </message>
    <message>
      <source>Its metadata says that an algorithm enhanced the picture.</source>
      <translation>Ihre Metadaten sagen, dass ein Algorithmus das Bild verbessert hat.</translation>
    </message>
    <message>
      <source>Its metadata says that an algorithm made the picture.</source>
      <translation>Ihre Metadaten sagen, dass ein Algorithmus das Bild gemacht hat.</translation>
    </message>
    <message>
      <source>Its metadata says that generative AI made a part of the picture.</source>
      <translation>Ihre Metadaten sagen, dass generative KI einen Teil des Bildes gemacht hat.</translation>
    </message>
    <message>
      <source>Its metadata says that generative AI made the picture.</source>
      <translation>Ihre Metadaten sagen, dass generative KI das Bild gemacht hat.</translation>
    </message>
    <message>
      <source>Its metadata says that it shows a screen.</source>
      <translation>Ihre Metadaten sagen, dass sie einen Bildschirm zeigt.</translation>
    </message>
    <message>
      <source>Its metadata says that it was recorded in a virtual world.</source>
      <translation>Ihre Metadaten sagen, dass sie in einer virtuellen Welt aufgenommen wurde.</translation>
    </message>
    <message>
      <source>Its metadata says that parts of the picture are synthetic.</source>
      <translation>Ihre Metadaten sagen, dass Teile des Bildes synthetisch sind.</translation>
    </message>
    <message>
      <source>Its metadata says that somebody edited the picture, without generative AI.</source>
      <translation>Ihre Metadaten sagen, dass jemand das Bild bearbeitet hat, ohne generative KI.</translation>
    </message>
    <message>
      <source>Its metadata says that somebody made it with a computer.</source>
      <translation>Ihre Metadaten sagen, dass jemand sie am Computer gemacht hat.</translation>
    </message>
    <message>
      <source>Its published weights (for non-commercial use only) are not imported; get HeadGAN's latest_net_G.pth from its authors and run: likeness models import headgan FILE.</source>
      <translation>Die veröffentlichten Gewichte (nur für nicht kommerziellen Gebrauch) sind nicht importiert; bitte latest_net_G.pth von den Autoren von HeadGAN holen und ausführen: likeness models import headgan DATEI.</translation>
    </message>
    <message>
      <source>Its size was changed.</source>
      <translation>Ihre Größe wurde geändert.</translation>
    </message>
    <message>
      <source>Its weights do not come with this installation; give some with --weights FILE.</source>
      <translation>Die Gewichte liegen dieser Installation nicht bei; sie lassen sich mit --weights DATEI angeben.</translation>
    </message>
    <message>
      <source>Likeness does not write {what}.</source>
      <translation>Likeness schreibt nicht: {what}.</translation>
    </message>
    <message>
      <source>Likeness head</source>
      <translation>Likeness-Kopf</translation>
    </message>
    <message>
      <source>Likeness reads JPEG, PNG, WebP, TIFF, HEIC, AVIF, BMP and GIF.</source>
      <translation>Likeness liest JPEG, PNG, WebP, TIFF, HEIC, AVIF, BMP und GIF.</translation>
    </message>
    <message>
      <source>Likeness {version}</source>
      <translation>Likeness {version}</translation>
    </message>
    <message>
      <source>Likeness, self-made</source>
      <translation>Likeness, selbst gemacht</translation>
    </message>
    <message>
      <source>Line 1 of the take {name} lacks the column {value}.</source>
      <translation>In Zeile 1 der Aufnahme {name} fehlt die Spalte {value}.</translation>
    </message>
    <message>
      <source>Line {line} of the take {name} ends before the column {column}.</source>
      <translation>Zeile {line} der Aufnahme {name} endet vor der Spalte {column}.</translation>
    </message>
    <message>
      <source>Line {line} of the take {name} has {cell} as its time.</source>
      <translation>Zeile {line} der Aufnahme {name} nennt {cell} als Zeit.</translation>
    </message>
    <message>
      <source>Line {line} of the take {name} has {value} as {column}, not a number.</source>
      <translation>Zeile {line} der Aufnahme {name} nennt {value} als {column}, das ist keine Zahl.</translation>
    </message>
    <message>
      <source>Live Link at {host}:{port}</source>
      <translation>Live Link bei {host}:{port}</translation>
    </message>
    <message>
      <source>Look straight into the camera with your face at rest.</source>
      <translation>Bitte mit ruhigem Gesicht gerade in die Kamera sehen.</translation>
    </message>
    <message>
      <source>Loudness and resonances of the voice; knows no words, needs no weights.</source>
      <translation>Lautstärke und Klangfarbe der Stimme; kennt keine Wörter, braucht keine Gewichte.</translation>
    </message>
    <message>
      <source>MP4, MOV, MKV, WebM, AVI and GIF usually work.</source>
      <translation>MP4, MOV, MKV, WebM, AVI und GIF gehen meist.</translation>
    </message>
    <message>
      <source>MediaPipe Face Mesh</source>
      <translation>MediaPipe Face Mesh</translation>
    </message>
    <message>
      <source>Metadata is not signed: anybody can change it.</source>
      <translation>Metadaten sind nicht signiert: Jeder kann sie ändern.</translation>
    </message>
    <message>
      <source>Moves the photo's own pixels along the exact flow of the mesh; no network.</source>
      <translation>Bewegt die Pixel des Fotos selbst, genau entlang dem Fluss des Netzes; kein neuronales Netz.</translation>
    </message>
    <message>
      <source>No blink was seen; the usual range is kept.</source>
      <translation>Es war kein Blinzeln zu sehen; der übliche Bereich bleibt.</translation>
    </message>
    <message>
      <source>No face was found in the picture.</source>
      <translation>Im Bild wurde kein Gesicht gefunden.</translation>
    </message>
    <message>
      <source>No frame of {name} shows a face.</source>
      <translation>Kein Bild von {name} zeigt ein Gesicht.</translation>
    </message>
    <message>
      <source>No loudspeaker can be used.</source>
      <translation>Kein Lautsprecher lässt sich benutzen.</translation>
    </message>
    <message>
      <source>No microphone was found.</source>
      <translation>Es wurde kein Mikrofon gefunden.</translation>
    </message>
    <message>
      <source>No smile was seen; the usual range is kept.</source>
      <translation>Es war kein Lächeln zu sehen; der übliche Bereich bleibt.</translation>
    </message>
    <message>
      <source>Nothing comes from {name}; the portrait comes to rest.</source>
      <translation>Von {name} kommt nichts; das Porträt kommt zur Ruhe.</translation>
    </message>
    <message>
      <source>Nothing in it says how it was made. That proves nothing: such marks are easily lost.</source>
      <translation>Nichts darin sagt, wie sie entstanden ist. Das beweist nichts: Solche Zeichen gehen leicht verloren.</translation>
    </message>
    <message>
      <source>Nothing is left between {start_s} and {end_s} s.</source>
      <translation>Zwischen {start_s} und {end_s} s bleibt nichts übrig.</translation>
    </message>
    <message>
      <source>On Debian: apt install libportaudio2.</source>
      <translation>Unter Debian: apt install libportaudio2.</translation>
    </message>
    <message>
      <source>Open one first.</source>
      <translation>Bitte zuerst eines öffnen.</translation>
    </message>
    <message>
      <source>Open your mouth wide.</source>
      <translation>Bitte den Mund weit öffnen.</translation>
    </message>
    <message>
      <source>Other files were placed in it.</source>
      <translation>Andere Dateien wurden eingesetzt.</translation>
    </message>
    <message>
      <source>Plain PyTorch on CPU or CUDA, batched; the reference for the others.</source>
      <translation>Reines PyTorch auf CPU oder CUDA, in Stapeln; der Maßstab für die anderen.</translation>
    </message>
    <message>
      <source>Please check its permissions.</source>
      <translation>Bitte die Rechte der Datei prüfen.</translation>
    </message>
    <message>
      <source>Please check the name.</source>
      <translation>Bitte den Namen prüfen.</translation>
    </message>
    <message>
      <source>Please choose another name.</source>
      <translation>Bitte einen anderen Namen wählen.</translation>
    </message>
    <message>
      <source>Please choose another place.</source>
      <translation>Bitte einen anderen Ort wählen.</translation>
    </message>
    <message>
      <source>Please convert it to 16 or 8 bits first.</source>
      <translation>Bitte zuerst in 16 oder 8 Bit umwandeln.</translation>
    </message>
    <message>
      <source>Please export it as TIFF or JPEG first.</source>
      <translation>Bitte zuerst als TIFF oder JPEG exportieren.</translation>
    </message>
    <message>
      <source>Please get a fresh copy of the file.</source>
      <translation>Bitte eine neue Kopie der Datei besorgen.</translation>
    </message>
    <message>
      <source>Please give a video file.</source>
      <translation>Bitte eine Videodatei angeben.</translation>
    </message>
    <message>
      <source>Please give both.</source>
      <translation>Bitte geben Sie beide an.</translation>
    </message>
    <message>
      <source>Please give the key without one.</source>
      <translation>Bitte geben Sie den Schlüssel ohne Passwort an.</translation>
    </message>
    <message>
      <source>Please give the name of a file.</source>
      <translation>Bitte den Namen einer Datei angeben.</translation>
    </message>
    <message>
      <source>Please import them again.</source>
      <translation>Bitte noch einmal importieren.</translation>
    </message>
    <message>
      <source>Please reinstall Likeness.</source>
      <translation>Bitte Likeness neu installieren.</translation>
    </message>
    <message>
      <source>Please scale it below {value} megapixels.</source>
      <translation>Bitte auf weniger als {value} Megapixel verkleinern.</translation>
    </message>
    <message>
      <source>Please try another one.</source>
      <translation>Bitte ein anderes versuchen.</translation>
    </message>
    <message>
      <source>Please update the program.</source>
      <translation>Bitte das Programm aktualisieren.</translation>
    </message>
    <message>
      <source>Please update.</source>
      <translation>Bitte aktualisieren.</translation>
    </message>
    <message>
      <source>Plug one in, or check the system's sound settings.</source>
      <translation>Bitte eines anschließen oder die Toneinstellungen des Systems prüfen.</translation>
    </message>
    <message>
      <source>Port {port} cannot be listened on.</source>
      <translation>An Port {port} kann nicht gelauscht werden.</translation>
    </message>
    <message>
      <source>Raise your eyebrows.</source>
      <translation>Bitte die Augenbrauen heben.</translation>
    </message>
    <message>
      <source>Remove it and import the weights again.</source>
      <translation>Bitte entfernen und die Gewichte neu importieren.</translation>
    </message>
    <message>
      <source>Remove the file to play the take as it was recorded.</source>
      <translation>Ohne diese Datei wird die Aufnahme so abgespielt, wie sie aufgenommen wurde.</translation>
    </message>
    <message>
      <source>Remove {name} to play the take as it was recorded.</source>
      <translation>Entfernen Sie {name}, um die Aufnahme so abzuspielen, wie sie aufgenommen wurde.</translation>
    </message>
    <message>
      <source>Self-made certificate</source>
      <translation>Selbst gemachtes Zertifikat</translation>
    </message>
    <message>
      <source>Smile broadly.</source>
      <translation>Bitte breit lächeln.</translation>
    </message>
    <message>
      <source>Something was drawn into it.</source>
      <translation>Etwas wurde hineingezeichnet.</translation>
    </message>
    <message>
      <source>Sound of {rate_hz} Hz is too coarse for {fps} frames a second.</source>
      <translation>Ton mit {rate_hz} Hz ist zu grob für {fps} Bilder in der Sekunde.</translation>
    </message>
    <message>
      <source>Switch Content Credentials off or bring a certificate.</source>
      <translation>Schalten Sie Content Credentials aus, oder bringen Sie ein Zertifikat mit.</translation>
    </message>
    <message>
      <source>Switch Content Credentials off, or choose another format.</source>
      <translation>Schalten Sie Content Credentials aus, oder wählen Sie ein anderes Format.</translation>
    </message>
    <message>
      <source>Switch Content Credentials off, or use another certificate.</source>
      <translation>Schalten Sie Content Credentials aus, oder verwenden Sie ein anderes Zertifikat.</translation>
    </message>
    <message>
      <source>Switch Content Credentials off.</source>
      <translation>Schalten Sie die Herkunftsnachweise aus.</translation>
    </message>
    <message>
      <source>Switch them off.</source>
      <translation>Schalten Sie sie aus.</translation>
    </message>
    <message>
      <source>The HeadGAN lite network gave no numbers for this picture.</source>
      <translation>Das Netz HeadGAN lite hat für dieses Bild keine Zahlen geliefert.</translation>
    </message>
    <message>
      <source>The HeadGAN network gave no numbers for this picture.</source>
      <translation>Das Netz HeadGAN hat für dieses Bild keine Zahlen geliefert.</translation>
    </message>
    <message>
      <source>The assets folder of this installation is missing.</source>
      <translation>Der Ordner assets dieser Installation fehlt.</translation>
    </message>
    <message>
      <source>The certificate in {name} has run out.</source>
      <translation>Das Zertifikat in {name} ist abgelaufen.</translation>
    </message>
    <message>
      <source>The device {name} cannot be used here.</source>
      <translation>Das Gerät {name} kann hier nicht benutzt werden.</translation>
    </message>
    <message>
      <source>The disk is full: {name} was not written.</source>
      <translation>Der Datenträger ist voll: {name} wurde nicht geschrieben.</translation>
    </message>
    <message>
      <source>The drawing goes on.</source>
      <translation>Das Zeichnen geht weiter.</translation>
    </message>
    <message>
      <source>The edits in {name} cannot be read.</source>
      <translation>Die Bearbeitungen in {name} sind nicht lesbar.</translation>
    </message>
    <message>
      <source>The end of a trimmed take comes after its start.</source>
      <translation>Das Ende einer beschnittenen Aufnahme liegt nach ihrem Anfang.</translation>
    </message>
    <message>
      <source>The eyebrows did not rise; the usual range is kept.</source>
      <translation>Die Augenbrauen haben sich nicht gehoben; der übliche Bereich bleibt.</translation>
    </message>
    <message>
      <source>The face is found again.</source>
      <translation>Das Gesicht ist wieder gefunden.</translation>
    </message>
    <message>
      <source>The face is not seen; the portrait comes to rest.</source>
      <translation>Das Gesicht ist nicht zu sehen; das Porträt kommt zur Ruhe.</translation>
    </message>
    <message>
      <source>The face is too small: its eyes lie {distance} pixels apart, at least {min_iod_px} are needed.</source>
      <translation>Das Gesicht ist zu klein: Die Augen liegen {distance} Pixel auseinander, nötig sind mindestens {min_iod_px}.</translation>
    </message>
    <message>
      <source>The face model file cannot be read: it is damaged or of another version.</source>
      <translation>Die Datei des Gesichtsmodells ist nicht lesbar: Sie ist beschädigt oder von einer anderen Version.</translation>
    </message>
    <message>
      <source>The face was edited by moving what the photo shows.</source>
      <translation>Das Gesicht wurde bearbeitet, indem verschoben wurde, was das Foto zeigt.</translation>
    </message>
    <message>
      <source>The face was edited, and a trained network painted part of it.</source>
      <translation>Das Gesicht wurde bearbeitet, und ein trainiertes Netz hat einen Teil davon gemalt.</translation>
    </message>
    <message>
      <source>The face was edited.</source>
      <translation>Das Gesicht wurde bearbeitet.</translation>
    </message>
    <message>
      <source>The face was not edited.</source>
      <translation>Das Gesicht wurde nicht bearbeitet.</translation>
    </message>
    <message>
      <source>The face-alignment tracker has to download its weights once, and they could not be reached.</source>
      <translation>Der Tracker face-alignment muss seine Gewichte einmal herunterladen, und sie waren nicht erreichbar.</translation>
    </message>
    <message>
      <source>The file carries no Content Credentials.</source>
      <translation>Die Datei trägt keine Content Credentials.</translation>
    </message>
    <message>
      <source>The file may be damaged, or its codec unknown.</source>
      <translation>Die Datei ist vielleicht beschädigt oder ihr Codec unbekannt.</translation>
    </message>
    <message>
      <source>The file may have been cut off.</source>
      <translation>Die Datei wurde vielleicht abgeschnitten.</translation>
    </message>
    <message>
      <source>The file was changed after its Content Credentials were signed.</source>
      <translation>Die Datei wurde geändert, nachdem ihre Content Credentials signiert waren.</translation>
    </message>
    <message>
      <source>The file {file} differs from the one the manifest describes.</source>
      <translation>Die Datei {file} ist nicht die, die das Verzeichnis beschreibt.</translation>
    </message>
    <message>
      <source>The file {file} is missing from the assets folder.</source>
      <translation>Die Datei {file} fehlt im Ordner assets.</translation>
    </message>
    <message>
      <source>The file {path} holds more than named tensors of numbers: {value}.</source>
      <translation>Die Datei {path} enthält mehr als benannte Zahlenfelder: {value}.</translation>
    </message>
    <message>
      <source>The file {path} holds no named tensors.</source>
      <translation>Die Datei {path} enthält keine benannten Zahlenfelder.</translation>
    </message>
    <message>
      <source>The file {path} is no PyTorch checkpoint.</source>
      <translation>Die Datei {path} enthält keine PyTorch-Gewichte.</translation>
    </message>
    <message>
      <source>The file {path} is too large.</source>
      <translation>Die Datei {path} ist zu groß.</translation>
    </message>
    <message>
      <source>The first {duration_s} s are kept.</source>
      <translation>Die ersten {duration_s} s bleiben.</translation>
    </message>
    <message>
      <source>The folder {folder} {kind}.</source>
      <translation>Der Ordner {folder} {kind}.</translation>
    </message>
    <message>
      <source>The folder {name} holds no picture.</source>
      <translation>Der Ordner {name} enthält kein Bild.</translation>
    </message>
    <message>
      <source>The folder {parent} cannot be made.</source>
      <translation>Der Ordner {parent} lässt sich nicht anlegen.</translation>
    </message>
    <message>
      <source>The gain {gain} is outside 0 to {highest_gain}.</source>
      <translation>Die Verstärkung {gain} liegt nicht zwischen 0 und {highest_gain}.</translation>
    </message>
    <message>
      <source>The head did not turn; the usual range is kept.</source>
      <translation>Der Kopf hat sich nicht gedreht; der übliche Bereich bleibt.</translation>
    </message>
    <message>
      <source>The head turns by {turn} degrees; beyond {trusted_turn_deg} one photo shows too little, so expect invented hair, cheek and neck.</source>
      <translation>Der Kopf dreht sich um {turn} Grad; jenseits von {trusted_turn_deg} zeigt ein einziges Foto zu wenig, Haar, Wange und Hals werden dort erfunden.</translation>
    </message>
    <message>
      <source>The head's limit of {head_limit_deg} degrees is outside 1 to 60.</source>
      <translation>Die Grenze des Kopfes von {head_limit_deg} Grad liegt nicht zwischen 1 und 60.</translation>
    </message>
    <message>
      <source>The identity traits file cannot be read: it is damaged or of another version.</source>
      <translation>Die Datei der Gesichtsmerkmale lässt sich nicht lesen: Sie ist beschädigt oder von einer anderen Version.</translation>
    </message>
    <message>
      <source>The keys of {name} do not follow each other in time.</source>
      <translation>Die Schlüsselbilder von {name} folgen zeitlich nicht aufeinander.</translation>
    </message>
    <message>
      <source>The list of imported weights {path} cannot be read.</source>
      <translation>Die Liste der importierten Gewichte {path} ist nicht lesbar.</translation>
    </message>
    <message>
      <source>The manifest lists no asset called {asset_id}.</source>
      <translation>Das Verzeichnis nennt keine Datei {asset_id}.</translation>
    </message>
    <message>
      <source>The microphone is back.</source>
      <translation>Das Mikrofon ist wieder da.</translation>
    </message>
    <message>
      <source>The microphone {name} cannot be opened.</source>
      <translation>Das Mikrofon {name} lässt sich nicht öffnen.</translation>
    </message>
    <message>
      <source>The microphone {name} has stopped sending sound.</source>
      <translation>Das Mikrofon {name} sendet keinen Ton mehr.</translation>
    </message>
    <message>
      <source>The microphone {name} is in use or may not be opened.</source>
      <translation>Das Mikrofon {name} ist in Gebrauch oder darf nicht geöffnet werden.</translation>
    </message>
    <message>
      <source>The mouth did not open; the usual range is kept.</source>
      <translation>Der Mund hat sich nicht geöffnet; der übliche Bereich bleibt.</translation>
    </message>
    <message>
      <source>The name {value}... is too long for this disk.</source>
      <translation>Der Name {value}... ist zu lang für diesen Datenträger.</translation>
    </message>
    <message>
      <source>The network could not be personalised: its process has ended.</source>
      <translation>Das Netz konnte nicht personalisiert werden: Sein Prozess ist beendet.</translation>
    </message>
    <message>
      <source>The package pyvirtualcam (GPL-2.0, an optional extra) is not installed.</source>
      <translation>Das Paket pyvirtualcam (GPL-2.0, eine freiwillige Ergänzung) ist nicht installiert.</translation>
    </message>
    <message>
      <source>The package sounddevice is not installed.</source>
      <translation>Das Paket sounddevice ist nicht installiert.</translation>
    </message>
    <message>
      <source>The package {value} is not installed.</source>
      <translation>Das Paket {value} ist nicht installiert.</translation>
    </message>
    <message>
      <source>The part {name} holds no pictures.</source>
      <translation>Der Teil {name} enthält keine Bilder.</translation>
    </message>
    <message>
      <source>The parts of {name} cannot be put together.</source>
      <translation>Die Teile von {name} lassen sich nicht zusammensetzen.</translation>
    </message>
    <message>
      <source>The personalised weights are damaged.</source>
      <translation>Die personalisierten Gewichte sind beschädigt.</translation>
    </message>
    <message>
      <source>The personalised weights are larger than any of HeadGAN lite.</source>
      <translation>Die personalisierten Gewichte sind größer als alle von HeadGAN lite.</translation>
    </message>
    <message>
      <source>The personalised weights are of another network.</source>
      <translation>Die personalisierten Gewichte gehören zu einem anderen Netz.</translation>
    </message>
    <message>
      <source>The personalised weights do not fit this version of HeadGAN lite.</source>
      <translation>Die personalisierten Gewichte passen nicht zu dieser Version von HeadGAN lite.</translation>
    </message>
    <message>
      <source>The picture could not be written as PNG.</source>
      <translation>Das Bild konnte nicht als PNG geschrieben werden.</translation>
    </message>
    <message>
      <source>The picture could not be written as {format}: {error}.</source>
      <translation>Das Bild konnte nicht als {format} geschrieben werden: {error}.</translation>
    </message>
    <message>
      <source>The project's own head: 52 ARKit shapes, eyes, teeth and tongue.</source>
      <translation>Der Kopf dieses Projekts: 52 ARKit-Formen, Augen, Zähne und Zunge.</translation>
    </message>
    <message>
      <source>The published HeadGAN networks at 256 px, for non-commercial use only.</source>
      <translation>Die veröffentlichten Netze HeadGAN mit 256 px, nur für nicht kommerziellen Gebrauch.</translation>
    </message>
    <message>
      <source>The recording ends; {seconds} s are kept in {kept}.</source>
      <translation>Die Aufnahme endet; {seconds} s liegen in {kept}.</translation>
    </message>
    <message>
      <source>The recording is {duration_s} s long.</source>
      <translation>Die Aufnahme ist {duration_s} s lang.</translation>
    </message>
    <message>
      <source>The recording {name} has ended: {reason}.</source>
      <translation>Die Aufnahme {name} ist beendet: {reason}.</translation>
    </message>
    <message>
      <source>The recording {name} was cut off; everything up to then was recovered.</source>
      <translation>Die Aufnahme {name} wurde abgeschnitten; alles bis dahin ist gerettet.</translation>
    </message>
    <message>
      <source>The shape of {value} is not that of VGG-19.</source>
      <translation>Die Form von {value} ist nicht die von VGG-19.</translation>
    </message>
    <message>
      <source>The signing key {path} cannot be used: {strerror}.</source>
      <translation>Der Signierschlüssel {path} kann nicht verwendet werden: {strerror}.</translation>
    </message>
    <message>
      <source>The size of the picture has changed, so the recording ends here.</source>
      <translation>Die Größe des Bildes hat sich geändert, deshalb endet die Aufnahme hier.</translation>
    </message>
    <message>
      <source>The smoothing of {amount} is outside 0 to 1.</source>
      <translation>Die Glättung {amount} liegt nicht zwischen 0 und 1.</translation>
    </message>
    <message>
      <source>The smoothing of {smooth} is outside 0 to 1.</source>
      <translation>Die Glättung {smooth} liegt nicht zwischen 0 und 1.</translation>
    </message>
    <message>
      <source>The sound of {name} cannot be read.</source>
      <translation>Der Ton von {name} ist nicht lesbar.</translation>
    </message>
    <message>
      <source>The sound system does not answer.</source>
      <translation>Das Tonsystem antwortet nicht.</translation>
    </message>
    <message>
      <source>The step {one} was taken.</source>
      <translation>Der Schritt {one} wurde getan.</translation>
    </message>
    <message>
      <source>The stored HeadGAN weights lack their first layer.</source>
      <translation>Den gespeicherten Gewichten von HeadGAN fehlt die erste Schicht.</translation>
    </message>
    <message>
      <source>The system library PortAudio is missing.</source>
      <translation>Die Systembibliothek PortAudio fehlt.</translation>
    </message>
    <message>
      <source>The take {name} cannot be read: {reason}.</source>
      <translation>Die Aufnahme {name} ist nicht lesbar: {reason}.</translation>
    </message>
    <message>
      <source>The take {name} follows itself.</source>
      <translation>Die Aufnahme {name} folgt auf sich selbst.</translation>
    </message>
    <message>
      <source>The take {name} holds no frames.</source>
      <translation>Die Aufnahme {name} enthält keine Bilder.</translation>
    </message>
    <message>
      <source>The take {name} is still being recorded.</source>
      <translation>Die Aufnahme {name} läuft noch.</translation>
    </message>
    <message>
      <source>The tracked points do not form a face.</source>
      <translation>Die gefundenen Punkte bilden kein Gesicht.</translation>
    </message>
    <message>
      <source>The tracker response file cannot be read: it is damaged or of another version.</source>
      <translation>Die Datei zum Verhalten des Trackers ist nicht lesbar: Sie ist beschädigt oder von einer anderen Version.</translation>
    </message>
    <message>
      <source>The tracking goes on.</source>
      <translation>Das Verfolgen geht weiter.</translation>
    </message>
    <message>
      <source>The warp, the face corrected by a small network: folds, lids, lips.</source>
      <translation>Wie Warp; ein kleines Netz verbessert das Gesicht: Falten, Lider und Lippen.</translation>
    </message>
    <message>
      <source>The weights downloaded for face-alignment are not the expected file.</source>
      <translation>Die für face-alignment heruntergeladenen Gewichte sind nicht die erwartete Datei.</translation>
    </message>
    <message>
      <source>The weights {weights_id} are not imported.</source>
      <translation>Die Gewichte {weights_id} sind nicht importiert.</translation>
    </message>
    <message>
      <source>The weights {weights_id} differ from those that were imported.</source>
      <translation>Die Gewichte {weights_id} sind nicht mehr die, die importiert wurden.</translation>
    </message>
    <message>
      <source>The {kind} {name} is not available: {reason}</source>
      <translation>Nicht verfügbar ist {kind} {name}: {reason}</translation>
    </message>
    <message>
      <source>The {label} stopped unexpectedly and is started again.</source>
      <translation>Unerwartet angehalten und neu gestartet: {label}.</translation>
    </message>
    <message>
      <source>The {name} cannot be opened.</source>
      <translation>Lässt sich nicht öffnen: {name}.</translation>
    </message>
    <message>
      <source>The {name} gives no more pictures.</source>
      <translation>Liefert keine Bilder mehr: {name}.</translation>
    </message>
    <message>
      <source>The {name} is back.</source>
      <translation>Wieder da: {name}.</translation>
    </message>
    <message>
      <source>There are no takes to join.</source>
      <translation>Es gibt keine Aufnahmen zum Verbinden.</translation>
    </message>
    <message>
      <source>There are: {names}.</source>
      <translation>Es gibt: {names}.</translation>
    </message>
    <message>
      <source>There are: {value}.</source>
      <translation>Es gibt: {value}.</translation>
    </message>
    <message>
      <source>There is already a file {taken}.</source>
      <translation>Es gibt schon eine Datei {taken}.</translation>
    </message>
    <message>
      <source>There is no background {background}.</source>
      <translation>Es gibt keinen Hintergrund {background}.</translation>
    </message>
    <message>
      <source>There is no computer called {host}.</source>
      <translation>Es gibt keinen Rechner {host}.</translation>
    </message>
    <message>
      <source>There is no device called {name}.</source>
      <translation>Es gibt kein Gerät {name}.</translation>
    </message>
    <message>
      <source>There is no file {path}.</source>
      <translation>Es gibt keine Datei {path}.</translation>
    </message>
    <message>
      <source>There is no file {source}.</source>
      <translation>Es gibt keine Datei {source}.</translation>
    </message>
    <message>
      <source>There is no group {group}.</source>
      <translation>Es gibt keine Gruppe {group}.</translation>
    </message>
    <message>
      <source>There is no microphone called {name}.</source>
      <translation>Es gibt kein Mikrofon {name}.</translation>
    </message>
    <message>
      <source>There is no mode {mode}.</source>
      <translation>Es gibt keine Art {mode}.</translation>
    </message>
    <message>
      <source>There is no permission to read {path}.</source>
      <translation>{path} darf nicht gelesen werden.</translation>
    </message>
    <message>
      <source>There is no photo open.</source>
      <translation>Es ist kein Foto geöffnet.</translation>
    </message>
    <message>
      <source>There is no precision called {precision}.</source>
      <translation>Es gibt keine Genauigkeit {precision}.</translation>
    </message>
    <message>
      <source>There is no preset called {name}.</source>
      <translation>Es gibt keine Vorlage {name}.</translation>
    </message>
    <message>
      <source>There is no slider called {name}.</source>
      <translation>Es gibt keinen Regler {name}.</translation>
    </message>
    <message>
      <source>There is no {kind} called {name}.</source>
      <translation>Unbekannt ist {kind} {name}.</translation>
    </message>
    <message>
      <source>There is no {what} {value}.</source>
      <translation>Unbekannt ist {what} {value}.</translation>
    </message>
    <message>
      <source>There may not be enough memory for it.</source>
      <translation>Vielleicht reicht der Speicher dafür nicht.</translation>
    </message>
    <message>
      <source>These weights lack {value} or its bias.</source>
      <translation>Diesen Gewichten fehlt {value} oder sein Versatz.</translation>
    </message>
    <message>
      <source>They say that generative AI made a part of the picture.</source>
      <translation>Sie sagen, dass generative KI einen Teil des Bildes gemacht hat.</translation>
    </message>
    <message>
      <source>They say that generative AI made the picture, or one that it was made of.</source>
      <translation>Sie sagen, dass generative KI das Bild gemacht hat oder eines, aus dem es entstand.</translation>
    </message>
    <message>
      <source>This checkpoint belongs to another network than HeadGAN.</source>
      <translation>Diese Gewichte gehören zu einem anderen Netz als HeadGAN.</translation>
    </message>
    <message>
      <source>This checkpoint has values that are not numbers in {value}.</source>
      <translation>Diese Gewichte enthalten in {value} Werte, die keine Zahlen sind.</translation>
    </message>
    <message>
      <source>This checkpoint {what} {value}.</source>
      <translation>Diese Gewichte passen nicht: {what} {value}.</translation>
    </message>
    <message>
      <source>This computer has no virtual camera, or another program uses it.</source>
      <translation>Dieser Rechner hat keine virtuelle Kamera, oder ein anderes Programm benutzt sie.</translation>
    </message>
    <message>
      <source>This computer signed it with a certificate it made for itself. That proves the file is unchanged, not who its maker is.</source>
      <translation>Dieser Rechner hat sie mit einem selbst gemachten Zertifikat signiert. Das beweist, dass die Datei unverändert ist, nicht von wem sie stammt.</translation>
    </message>
    <message>
      <source>This installation cannot write HEIC.</source>
      <translation>Diese Installation kann kein HEIC schreiben.</translation>
    </message>
    <message>
      <source>This is no datagram of Live Link Face.</source>
      <translation>Das ist kein Datagramm von Live Link Face.</translation>
    </message>
    <message>
      <source>This is not a calibration of a face.</source>
      <translation>Das ist keine Kalibrierung eines Gesichts.</translation>
    </message>
    <message>
      <source>This is not a list of edits of a take.</source>
      <translation>Das ist keine Liste von Bearbeitungen einer Aufnahme.</translation>
    </message>
    <message>
      <source>This is one of HeadGAN's discriminators, used in training only.</source>
      <translation>Dies ist einer der Diskriminatoren von HeadGAN, die nur im Training gebraucht werden.</translation>
    </message>
    <message>
      <source>Try a larger version of the picture.</source>
      <translation>Bitte eine größere Fassung des Bildes versuchen.</translation>
    </message>
    <message>
      <source>Try a photo in which the face is larger, brighter or turned more to the camera.</source>
      <translation>Bitte ein Foto versuchen, auf dem das Gesicht größer, heller oder mehr zur Kamera gedreht ist.</translation>
    </message>
    <message>
      <source>Try again later, or use the tracker mediapipe.</source>
      <translation>Bitte später noch einmal versuchen oder den Tracker mediapipe nehmen.</translation>
    </message>
    <message>
      <source>Turn your head to the left, then to the right.</source>
      <translation>Bitte den Kopf nach links und dann nach rechts drehen.</translation>
    </message>
    <message>
      <source>Use "largest", or a number from 1, the largest, upwards.</source>
      <translation>Möglich ist „largest“ oder eine Zahl ab 1, dem größten.</translation>
    </message>
    <message>
      <source>Use ECDSA (P-256, P-384, P-521), Ed25519, or RSA with 2048 bits or more.</source>
      <translation>Verwenden Sie ECDSA (P-256, P-384, P-521), Ed25519 oder RSA mit mindestens 2048 Bit.</translation>
    </message>
    <message>
      <source>Use a number from 1 to {value}.</source>
      <translation>Möglich ist eine Zahl von 1 bis {value}.</translation>
    </message>
    <message>
      <source>Use add, set or gain.</source>
      <translation>Möglich ist add, set oder gain.</translation>
    </message>
    <message>
      <source>Use an ARKit name such as jawOpen, or yaw, pitch, roll, gazeYaw, gazePitch, x, y, scale.</source>
      <translation>Möglich ist ein Name aus ARKit wie jawOpen, oder yaw, pitch, roll, gazeYaw, gazePitch, x, y, scale.</translation>
    </message>
    <message>
      <source>Use at least 1600 Hz.</source>
      <translation>Nötig sind mindestens 1600 Hz.</translation>
    </message>
    <message>
      <source>Use auto, cuda, mps or cpu.</source>
      <translation>Möglich ist auto, cuda, mps oder cpu.</translation>
    </message>
    <message>
      <source>Use auto, float32 or bfloat16.</source>
      <translation>Möglich ist auto, float32 oder bfloat16.</translation>
    </message>
    <message>
      <source>Use {value}.</source>
      <translation>Möglich ist {value}.</translation>
    </message>
    <message>
      <source>VGG-19 as torchvision publishes it, learned from ImageNet's photographs, which have terms of their own: please judge yourself where networks that were trained with its help may be used.</source>
      <translation>VGG-19, wie torchvision es veröffentlicht, gelernt aus den Fotografien von ImageNet, für die eigene Bedingungen gelten: Bitte entscheiden Sie selbst, wo Netze verwendet werden dürfen, die mit seiner Hilfe trainiert wurden.</translation>
    </message>
    <message>
      <source>VGG-19 in torchvision's layout is a file called vgg19-dcbb9e9d.pth.</source>
      <translation>VGG-19 in der Anordnung von torchvision ist eine Datei namens vgg19-dcbb9e9d.pth.</translation>
    </message>
    <message>
      <source>VMC at {host}:{port}</source>
      <translation>VMC bei {host}:{port}</translation>
    </message>
    <message>
      <source>VMC on port {port}</source>
      <translation>VMC an Port {port}</translation>
    </message>
    <message>
      <source>What they state cannot be relied on.</source>
      <translation>Auf das, was sie sagen, ist kein Verlass.</translation>
    </message>
    <message>
      <source>`likeness fit PHOTO -o fit.json` writes one.</source>
      <translation>`likeness fit FOTO -o fit.json` schreibt so etwas.</translation>
    </message>
    <message>
      <source>`likeness presets` lists them.</source>
      <translation>`likeness presets` nennt sie.</translation>
    </message>
    <message>
      <source>a file without an ending</source>
      <translation>eine Datei ohne Endung</translation>
    </message>
    <message>
      <source>a mesh without an ending</source>
      <translation>ein Netz ohne Endung</translation>
    </message>
    <message>
      <source>a single number</source>
      <translation>eine einzelne Zahl</translation>
    </message>
    <message>
      <source>a video without an ending</source>
      <translation>ein Video ohne Endung</translation>
    </message>
    <message>
      <source>a warm smile that reaches the eyes</source>
      <translation>ein warmes Lächeln, das die Augen erreicht</translation>
    </message>
    <message>
      <source>a wide smile that shows the teeth</source>
      <translation>ein breites Lächeln, das die Zähne zeigt</translation>
    </message>
    <message>
      <source>an open laugh</source>
      <translation>ein offenes Lachen</translation>
    </message>
    <message>
      <source>as in father</source>
      <translation>wie in Vater</translation>
    </message>
    <message>
      <source>as in go</source>
      <translation>wie in Boot</translation>
    </message>
    <message>
      <source>as in see</source>
      <translation>wie in nie</translation>
    </message>
    <message>
      <source>as in sit</source>
      <translation>wie in mit</translation>
    </message>
    <message>
      <source>as in you</source>
      <translation>wie in du</translation>
    </message>
    <message>
      <source>both eyes closed</source>
      <translation>beide Augen geschlossen</translation>
    </message>
    <message>
      <source>both eyes sideways, positive to the right</source>
      <translation>beide Augen zur Seite, positiv nach rechts</translation>
    </message>
    <message>
      <source>both eyes up (positive) or down</source>
      <translation>beide Augen nach oben (positiv) oder unten</translation>
    </message>
    <message>
      <source>both eyes wide open</source>
      <translation>beide Augen weit offen</translation>
    </message>
    <message>
      <source>brows up and together, tense mouth</source>
      <translation>Brauen hoch und zusammen, der Mund gespannt</translation>
    </message>
    <message>
      <source>camera {index}</source>
      <translation>Kamera {index}</translation>
    </message>
    <message>
      <source>camera {number}</source>
      <translation>Kamera {number}</translation>
    </message>
    <message>
      <source>cheeks full of air</source>
      <translation>die Wangen voll Luft</translation>
    </message>
    <message>
      <source>compute capability {major}.{minor}</source>
      <translation>Rechenfähigkeit {major}.{minor}</translation>
    </message>
    <message>
      <source>does not exist</source>
      <translation>ist nicht vorhanden</translation>
    </message>
    <message>
      <source>eyes down</source>
      <translation>die Augen nach unten</translation>
    </message>
    <message>
      <source>eyes to the person's left</source>
      <translation>die Augen zur Linken der Person</translation>
    </message>
    <message>
      <source>eyes to the person's right</source>
      <translation>die Augen zur Rechten der Person</translation>
    </message>
    <message>
      <source>eyes up</source>
      <translation>die Augen nach oben</translation>
    </message>
    <message>
      <source>face model</source>
      <translation>Gesichtsmodell</translation>
    </message>
    <message>
      <source>face-alignment (FAN)</source>
      <translation>face-alignment (FAN)</translation>
    </message>
    <message>
      <source>files ending in {wanted}</source>
      <translation>Dateien, die auf {wanted} enden</translation>
    </message>
    <message>
      <source>has more than HeadGAN:</source>
      <translation>mehr als HeadGAN:</translation>
    </message>
    <message>
      <source>has other shapes:</source>
      <translation>andere Formen:</translation>
    </message>
    <message>
      <source>heavy lids, a slack jaw</source>
      <translation>schwere Lider, ein schlaffer Kiefer</translation>
    </message>
    <message>
      <source>inner brows up, corners of the mouth down</source>
      <translation>innere Brauen hoch, Mundwinkel nach unten</translation>
    </message>
    <message>
      <source>is not a folder</source>
      <translation>ist kein Ordner</translation>
    </message>
    <message>
      <source>it holds a link</source>
      <translation>sie enthält einen Verweis</translation>
    </message>
    <message>
      <source>it holds {value} entries</source>
      <translation>sie enthält {value} Teile</translation>
    </message>
    <message>
      <source>it holds {value} twice</source>
      <translation>sie enthält {value} doppelt</translation>
    </message>
    <message>
      <source>it is not a text file</source>
      <translation>das ist keine Textdatei</translation>
    </message>
    <message>
      <source>it is packed in an unusual way</source>
      <translation>sie ist auf ungewöhnliche Weise gepackt</translation>
    </message>
    <message>
      <source>it names a place outside itself ({value})</source>
      <translation>sie nennt einen Ort außerhalb ihrer selbst ({value})</translation>
    </message>
    <message>
      <source>its contents are larger than any project's</source>
      <translation>ihr Inhalt ist größer als bei jedem Projekt</translation>
    </message>
    <message>
      <source>its part {name} is too large</source>
      <translation>ihr Teil {name} ist zu groß</translation>
    </message>
    <message>
      <source>its part {value} would grow without measure</source>
      <translation>ihr Teil {value} würde maßlos wachsen</translation>
    </message>
    <message>
      <source>lift (positive) or lower the nose</source>
      <translation>die Nase heben (positiv) oder senken</translation>
    </message>
    <message>
      <source>lips closed and pressed</source>
      <translation>die Lippen geschlossen und gepresst</translation>
    </message>
    <message>
      <source>lips pushed forward</source>
      <translation>die Lippen vorgeschoben</translation>
    </message>
    <message>
      <source>lowered brows, pressed lips</source>
      <translation>gesenkte Brauen, gepresste Lippen</translation>
    </message>
    <message>
      <source>meshes ending in {suffix}</source>
      <translation>Netze, die auf {suffix} enden</translation>
    </message>
    <message>
      <source>no video</source>
      <translation>kein Video</translation>
    </message>
    <message>
      <source>one brow up, one down, a doubting mouth</source>
      <translation>eine Braue hoch, eine tief, ein zweifelnder Mund</translation>
    </message>
    <message>
      <source>one corner of the mouth tightened</source>
      <translation>ein Mundwinkel angespannt</translation>
    </message>
    <message>
      <source>only one face</source>
      <translation>nur ein Gesicht</translation>
    </message>
    <message>
      <source>only {value} faces</source>
      <translation>nur {value} Gesichter</translation>
    </message>
    <message>
      <source>raised brows, wide eyes, the jaw dropped</source>
      <translation>gehobene Brauen, weite Augen, der Kiefer gefallen</translation>
    </message>
    <message>
      <source>rasterizer</source>
      <translation>Rasterer</translation>
    </message>
    <message>
      <source>renderer</source>
      <translation>Renderer</translation>
    </message>
    <message>
      <source>shift the head to the picture's right</source>
      <translation>den Kopf im Bild nach rechts schieben</translation>
    </message>
    <message>
      <source>shift the head up</source>
      <translation>den Kopf nach oben schieben</translation>
    </message>
    <message>
      <source>size of the head compared with the photo</source>
      <translation>Größe des Kopfes, verglichen mit dem Foto</translation>
    </message>
    <message>
      <source>sound but no video</source>
      <translation>Ton, aber kein Video</translation>
    </message>
    <message>
      <source>the disk is full</source>
      <translation>der Datenträger ist voll</translation>
    </message>
    <message>
      <source>the face at rest, looking where it looked</source>
      <translation>das Gesicht in Ruhe, der Blick wie zuvor</translation>
    </message>
    <message>
      <source>the lower lip under the upper teeth</source>
      <translation>die Unterlippe unter den oberen Zähnen</translation>
    </message>
    <message>
      <source>the person's left eye closed</source>
      <translation>das linke Auge der Person geschlossen</translation>
    </message>
    <message>
      <source>the person's right eye closed</source>
      <translation>das rechte Auge der Person geschlossen</translation>
    </message>
    <message>
      <source>the sound of {name}</source>
      <translation>der Ton von {name}</translation>
    </message>
    <message>
      <source>the tongue shown</source>
      <translation>die Zunge gezeigt</translation>
    </message>
    <message>
      <source>tilt the head, positive counter-clockwise</source>
      <translation>den Kopf neigen, positiv gegen den Uhrzeigersinn</translation>
    </message>
    <message>
      <source>tracker</source>
      <translation>Tracker</translation>
    </message>
    <message>
      <source>turn the head, positive towards the picture's right</source>
      <translation>den Kopf drehen, positiv nach rechts im Bild</translation>
    </message>
    <message>
      <source>videos ending in {suffix}</source>
      <translation>Videos, die auf {suffix} enden</translation>
    </message>
    <message>
      <source>virtual camera</source>
      <translation>virtuelle Kamera</translation>
    </message>
    <message>
      <source>viseme reader</source>
      <translation>Lippenleser</translation>
    </message>
    <message>
      <source>wrinkled nose, raised upper lip</source>
      <translation>die Nase gerümpft, die Oberlippe gehoben</translation>
    </message>
    <message>
      <source>{blocked} is write-protected.</source>
      <translation>{blocked} ist schreibgeschützt.</translation>
    </message>
    <message>
      <source>{count} frames</source>
      <translation>{count} Einzelbilder</translation>
    </message>
    <message>
      <source>{count} pages</source>
      <translation>{count} Seiten</translation>
    </message>
    <message>
      <source>{format} holds at most {longest} pixels on a side.</source>
      <translation>{format} fasst höchstens {longest} Pixel auf einer Seite.</translation>
    </message>
    <message>
      <source>{index} frames ({end_s} s)</source>
      <translation>{index} Bilder ({end_s} s)</translation>
    </message>
    <message>
      <source>{label}, one core</source>
      <translation>{label}, ein Kern</translation>
    </message>
    <message>
      <source>{label}, {count} cores</source>
      <translation>{label}, {count} Kerne</translation>
    </message>
    <message>
      <source>{name} cannot be reached: {value}.</source>
      <translation>{name} ist nicht erreichbar: {value}.</translation>
    </message>
    <message>
      <source>{name} cannot be read.</source>
      <translation>{name} ist nicht lesbar.</translation>
    </message>
    <message>
      <source>{name} cannot be read: {strerror}.</source>
      <translation>{name} ist nicht lesbar: {strerror}.</translation>
    </message>
    <message>
      <source>{name} cannot be read: {value}.</source>
      <translation>{name} ist nicht lesbar: {value}.</translation>
    </message>
    <message>
      <source>{name} cannot be used: {sentence}</source>
      <translation>{name} kann nicht benutzt werden: {sentence}</translation>
    </message>
    <message>
      <source>{name} cannot be written.</source>
      <translation>{name} kann nicht geschrieben werden.</translation>
    </message>
    <message>
      <source>{name} gives too few pictures to learn from.</source>
      <translation>{name} gibt zu wenige Bilder her, um daraus zu lernen.</translation>
    </message>
    <message>
      <source>{name} has {what}; only the first one is used.</source>
      <translation>{name} hat {what}; nur das erste wird benutzt.</translation>
    </message>
    <message>
      <source>{name} holds no certificate in PEM form.</source>
      <translation>{name} enthält kein Zertifikat in PEM-Form.</translation>
    </message>
    <message>
      <source>{name} holds no frame that can be decoded.</source>
      <translation>{name} enthält kein Bild, das sich entschlüsseln lässt.</translation>
    </message>
    <message>
      <source>{name} holds no presets.</source>
      <translation>{name} enthält keine Vorlagen.</translation>
    </message>
    <message>
      <source>{name} holds no private key in PEM form.</source>
      <translation>{name} enthält keinen privaten Schlüssel in PEM-Form.</translation>
    </message>
    <message>
      <source>{name} holds no sound.</source>
      <translation>{name} enthält keinen Ton.</translation>
    </message>
    <message>
      <source>{name} holds no weights of HeadGAN lite.</source>
      <translation>{name} enthält keine Gewichte von HeadGAN lite.</translation>
    </message>
    <message>
      <source>{name} holds values that are not numbers.</source>
      <translation>{name} enthält Werte, die keine Zahlen sind.</translation>
    </message>
    <message>
      <source>{name} holds weights that this version of HeadGAN lite cannot read.</source>
      <translation>{name} enthält Gewichte, die diese Fassung von HeadGAN lite nicht lesen kann.</translation>
    </message>
    <message>
      <source>{name} holds {what}.</source>
      <translation>{name} enthält {what}.</translation>
    </message>
    <message>
      <source>{name} is a camera raw file.</source>
      <translation>{name} ist eine Rohdatei einer Kamera.</translation>
    </message>
    <message>
      <source>{name} is a picture or a text, not a video.</source>
      <translation>{name} ist ein Bild oder ein Text, kein Video.</translation>
    </message>
    <message>
      <source>{name} is back.</source>
      <translation>{name} ist wieder da.</translation>
    </message>
    <message>
      <source>{name} is damaged or cut off: its pixels cannot be read.</source>
      <translation>{name} ist beschädigt oder abgeschnitten: Die Pixel sind nicht lesbar.</translation>
    </message>
    <message>
      <source>{name} is damaged or is not a Likeness project.</source>
      <translation>{name} ist beschädigt oder kein Likeness-Projekt.</translation>
    </message>
    <message>
      <source>{name} is damaged: {sentence}</source>
      <translation>{name} ist beschädigt: {sentence}</translation>
    </message>
    <message>
      <source>{name} is damaged: {why}.</source>
      <translation>{name} ist beschädigt: {why}.</translation>
    </message>
    <message>
      <source>{name} is drawn with the ordinary weights. {sentence}</source>
      <translation>{name} wird mit den gewöhnlichen Gewichten gezeichnet. {sentence}</translation>
    </message>
    <message>
      <source>{name} is empty (0 bytes).</source>
      <translation>{name} ist leer (0 Bytes).</translation>
    </message>
    <message>
      <source>{name} is locked with a password and cannot be opened.</source>
      <translation>{name} ist mit einem Passwort gesichert und lässt sich nicht öffnen.</translation>
    </message>
    <message>
      <source>{name} is not a Live Link Face take.</source>
      <translation>{name} ist keine Aufnahme von Live Link Face.</translation>
    </message>
    <message>
      <source>{name} is not a fit.</source>
      <translation>{name} ist keine Anpassung.</translation>
    </message>
    <message>
      <source>{name} is not a picture that can be read.</source>
      <translation>{name} ist kein lesbares Bild.</translation>
    </message>
    <message>
      <source>{name} is not a preset file.</source>
      <translation>{name} ist keine Datei mit Vorlagen.</translation>
    </message>
    <message>
      <source>{name} is not a recording that can be repaired.</source>
      <translation>{name} ist keine Aufnahme, die sich reparieren lässt.</translation>
    </message>
    <message>
      <source>{name} is not a video that can be read, or it is damaged.</source>
      <translation>{name} ist kein lesbares Video oder beschädigt.</translation>
    </message>
    <message>
      <source>{name} is not the key of the first certificate in {name2}.</source>
      <translation>{name} ist nicht der Schlüssel des ersten Zertifikats in {name2}.</translation>
    </message>
    <message>
      <source>{name} is protected by a password.</source>
      <translation>{name} ist durch ein Passwort geschützt.</translation>
    </message>
    <message>
      <source>{name} is too large for this computer's memory.</source>
      <translation>{name} ist zu groß für den Speicher dieses Rechners.</translation>
    </message>
    <message>
      <source>{name} is too large to be a preset file.</source>
      <translation>{name} ist zu groß für eine Datei mit Vorlagen.</translation>
    </message>
    <message>
      <source>{name} is too large: {width} x {height} pixels.</source>
      <translation>{name} ist zu groß: {width} x {height} Pixel.</translation>
    </message>
    <message>
      <source>{name} is too small: {width} x {height} pixels.</source>
      <translation>{name} ist zu klein: {width} x {height} Pixel.</translation>
    </message>
    <message>
      <source>{name} is {value} instead of {value2}</source>
      <translation>{name} ist {value} statt {value2}</translation>
    </message>
    <message>
      <source>{name} may not be read.</source>
      <translation>{name} darf nicht gelesen werden.</translation>
    </message>
    <message>
      <source>{name} needs a finite number, not {value}.</source>
      <translation>{name} braucht eine endliche Zahl, nicht {value}.</translation>
    </message>
    <message>
      <source>{name} needs a number, not {value}.</source>
      <translation>{name} braucht eine Zahl, nicht {value}.</translation>
    </message>
    <message>
      <source>{name} stores 32 bits a channel.</source>
      <translation>{name} speichert 32 Bit je Kanal.</translation>
    </message>
    <message>
      <source>{name} was not opened: {why}.</source>
      <translation>{name} wurde nicht geöffnet: {why}.</translation>
    </message>
    <message>
      <source>{name} was not written.</source>
      <translation>{name} wurde nicht geschrieben.</translation>
    </message>
    <message>
      <source>{name} was not written: there were no frames.</source>
      <translation>{name} wurde nicht geschrieben: Es gab keine Bilder.</translation>
    </message>
    <message>
      <source>{name} was not written: there were no pictures.</source>
      <translation>{name} wurde nicht geschrieben: Es gab keine Bilder.</translation>
    </message>
    <message>
      <source>{name} was saved by a newer version of Likeness.</source>
      <translation>{name} wurde mit einer neueren Version von Likeness gespeichert.</translation>
    </message>
    <message>
      <source>{name} was written by a newer version of Likeness.</source>
      <translation>{name} wurde mit einer neueren Version von Likeness geschrieben.</translation>
    </message>
    <message>
      <source>{name} would be taken for the sound of {name2}.</source>
      <translation>{name} würde für den Ton von {name2} gehalten.</translation>
    </message>
    <message>
      <source>{name}={value} is outside {low} to {high}{unit}</source>
      <translation>{name}={value} liegt nicht zwischen {low} und {high}{unit}</translation>
    </message>
    <message>
      <source>{number}: {width} x {height} at ({left}, {top})</source>
      <translation>{number}: {width} x {height} bei ({left}, {top})</translation>
    </message>
    <message>
      <source>{path} is a folder.</source>
      <translation>{path} ist ein Ordner.</translation>
    </message>
    <message>
      <source>{path} is not an ordinary file and cannot be replaced.</source>
      <translation>{path} ist keine gewöhnliche Datei und kann nicht ersetzt werden.</translation>
    </message>
    <message>
      <source>{seconds} s are kept in {name}.</source>
      <translation>{seconds} s liegen in {name}.</translation>
    </message>
    <message>
      <source>{sentence} The take ends; what was written before is kept.</source>
      <translation>{sentence} Die Aufnahme endet; was vorher geschrieben wurde, bleibt.</translation>
    </message>
    <message>
      <source>{sentence}; {clamped} is used.</source>
      <translation>{sentence}; genommen wird {clamped}.</translation>
    </message>
    <message>
      <source>{source} is not an ordinary file.</source>
      <translation>{source} ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
      <source>{target} may not be written.</source>
      <translation>{target} darf nicht geschrieben werden.</translation>
    </message>
    <message>
      <source>{text} is not HOST:PORT.</source>
      <translation>{text} ist nicht RECHNER:PORT.</translation>
    </message>
    <message>
      <source>{value} is a folder, not a file.</source>
      <translation>{value} ist ein Ordner, keine Datei.</translation>
    </message>
    <message>
      <source>{what} were read</source>
      <translation>gelesen wurden {what}</translation>
    </message>
    <message>
      <source>{what} were read of {length_s} s</source>
      <translation>gelesen wurden {what} von {length_s} s</translation>
    </message>
    <message>
      <source>{which} is not a face.</source>
      <translation>{which} ist kein Gesicht.</translation>
    </message>
    <message>
      <source>{word} is not NAME=VALUE.</source>
      <translation>{word} ist nicht NAME=WERT.</translation>
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
      <source>That is the photo itself. Choose another name, so that it stays.</source>
      <translation>Das ist das Foto selbst. Wählen Sie einen anderen Namen, damit es erhalten bleibt.</translation>
    </message>
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
      <source>PLY with colours, the head as edited</source>
      <translation>PLY mit Farben, der Kopf wie bearbeitet</translation>
    </message>
    <message>
      <source>Wavefront OBJ, the head as edited</source>
      <translation>Wavefront OBJ, der Kopf wie bearbeitet</translation>
    </message>
    <message>
      <source>glTF binary, as edited, with the 52 morph targets</source>
      <translation>glTF binär, wie bearbeitet, mit den 52 Morph-Zielen</translation>
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
      <source>A job is still under way. Stop it and close?</source>
      <translation>Ein Auftrag läuft noch. Abbrechen und schließen?</translation>
    </message>
    <message>
      <source>Likeness projects (*.likeness)</source>
      <translation>Likeness-Projekte (*.likeness)</translation>
    </message>
    <message>
      <source>Otherwise they are lost.</source>
      <translation>Sonst gehen sie verloren.</translation>
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
      <source>untitled</source>
      <translation>unbenannt</translation>
    </message>
    <message>
      <source>{name} is saved.</source>
      <translation>{name} ist gespeichert.</translation>
    </message>
  </context>
  <context>
    <name>FullScreenView</name>
    <message>
      <source>Likeness Live, full screen</source>
      <translation>Likeness Live, Vollbild</translation>
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
    <name>KeyBar</name>
    <message>
      <source>Add a keyframe at the playhead (K)</source>
      <translation>Schlüsselbild am Abspielkopf setzen (K)</translation>
    </message>
    <message>
      <source>Calm the whole take: 0 as recorded, 100 very calm</source>
      <translation>Die ganze Aufnahme beruhigen: 0 wie aufgenommen, 100 sehr ruhig</translation>
    </message>
    <message>
      <source>Delete the chosen keyframes (Del)</source>
      <translation>Gewählte Schlüsselbilder löschen (Entf)</translation>
    </message>
    <message>
      <source>Forget all edits of the take</source>
      <translation>Alle Bearbeitungen der Aufnahme verwerfen</translation>
    </message>
    <message>
      <source>Hold</source>
      <translation>Halten</translation>
    </message>
    <message>
      <source>Join</source>
      <translation>Anhängen</translation>
    </message>
    <message>
      <source>Let another take follow this one</source>
      <translation>Eine andere Aufnahme auf diese folgen lassen</translation>
    </message>
    <message>
      <source>Linear</source>
      <translation>Linear</translation>
    </message>
    <message>
      <source>Play the whole take slower or faster: 25 to 400 %</source>
      <translation>Die ganze Aufnahme langsamer oder schneller abspielen: 25 bis 400 %</translation>
    </message>
    <message>
      <source>Smooth</source>
      <translation>Weich</translation>
    </message>
    <message>
      <source>Smoothing</source>
      <translation>Glättung</translation>
    </message>
    <message>
      <source>Speed</source>
      <translation>Tempo</translation>
    </message>
    <message>
      <source>Time of the keyframe</source>
      <translation>Zeit des Schlüsselbilds</translation>
    </message>
    <message>
      <source>Value of the keyframe</source>
      <translation>Wert des Schlüsselbilds</translation>
    </message>
    <message>
      <source>Way to the next keyframe</source>
      <translation>Übergang zum nächsten Schlüsselbild</translation>
    </message>
    <message>
      <source>{lane}: a double click or K adds a keyframe</source>
      <translation>{lane}: Doppelklick oder K setzt ein Schlüsselbild</translation>
    </message>
  </context>
  <context>
    <name>LaneCurve</name>
    <message numerus="yes">
      <source>%n keyframe(s)</source>
      <translation>
        <numerusform>%n Schlüsselbild</numerusform>
        <numerusform>%n Schlüsselbilder</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>LaneHand</name>
    <message>
      <source>Add Keyframe</source>
      <translation>Schlüsselbild setzen</translation>
    </message>
    <message>
      <source>Delete Keyframe</source>
      <translation>Schlüsselbild löschen</translation>
    </message>
    <message>
      <source>Mute {lane}</source>
      <translation>{lane} stummschalten</translation>
    </message>
    <message>
      <source>Unmute {lane}</source>
      <translation>{lane} nicht mehr stumm</translation>
    </message>
  </context>
  <context>
    <name>LaneHead</name>
    <message>
      <source>Fold {lane}</source>
      <translation>{lane} zuklappen</translation>
    </message>
    <message>
      <source>How strong this lane is played; 100 % is as performed</source>
      <translation>Wie stark diese Spur abgespielt wird; 100 % ist wie dargeboten</translation>
    </message>
    <message>
      <source>Mute {lane}</source>
      <translation>{lane} stummschalten</translation>
    </message>
    <message>
      <source>Mute: this lane stays at rest (M)</source>
      <translation>Stumm: diese Spur bleibt in Ruhe (M)</translation>
    </message>
    <message>
      <source>Show single curves of {lane}</source>
      <translation>Einzelne Kurven von {lane} zeigen</translation>
    </message>
    <message>
      <source>Strength of {lane}</source>
      <translation>Stärke von {lane}</translation>
    </message>
  </context>
  <context>
    <name>Live</name>
    <message>
      <source>Closing the camera</source>
      <translation>Kamera wird geschlossen</translation>
    </message>
    <message>
      <source>Completing the recording</source>
      <translation>Aufnahme wird abgeschlossen</translation>
    </message>
    <message>
      <source>Connecting</source>
      <translation>Verbinden</translation>
    </message>
    <message>
      <source>Look for cameras</source>
      <translation>Kameras suchen</translation>
    </message>
    <message>
      <source>Needs one more package: pip install likeness[virtual-camera]</source>
      <translation>Braucht ein weiteres Paket: pip install likeness[virtual-camera]</translation>
    </message>
    <message>
      <source>Sign {name}</source>
      <translation>{name} signieren</translation>
    </message>
    <message>
      <source>Starting the camera</source>
      <translation>Kamera wird gestartet</translation>
    </message>
    <message>
      <source>The session awaits its motion there; what it sends would come back.</source>
      <translation>Die Sitzung erwartet ihre Bewegung dort; was sie sendet, käme zurück.</translation>
    </message>
  </context>
  <context>
    <name>LiveActions</name>
    <message>
      <source>Open in Timeline</source>
      <translation>In der Zeitleiste öffnen</translation>
    </message>
    <message>
      <source>Record take {name}</source>
      <translation>Take {name} aufnehmen</translation>
    </message>
    <message>
      <source>Recorded {seconds} s.</source>
      <translation>{seconds} s aufgenommen.</translation>
    </message>
    <message>
      <source>Show Files</source>
      <translation>Dateien zeigen</translation>
    </message>
    <message>
      <source>The film lacks {count} pictures; the take is complete.</source>
      <translation>Dem Film fehlen {count} Bilder; der Take ist vollständig.</translation>
    </message>
    <message>
      <source>The folder {folder} cannot be made.</source>
      <translation>Der Ordner {folder} lässt sich nicht anlegen.</translation>
    </message>
    <message>
      <source>Video as Camera</source>
      <translation>Video als Kamera</translation>
    </message>
    <message>
      <source>Videos ({patterns})</source>
      <translation>Videos ({patterns})</translation>
    </message>
  </context>
  <context>
    <name>LiveCalibration</name>
    <message>
      <source>Calibrate</source>
      <translation>Kalibrieren</translation>
    </message>
    <message>
      <source>Forget this calibration</source>
      <translation>Diese Kalibrierung vergessen</translation>
    </message>
    <message>
      <source>Last calibration, {date}</source>
      <translation>Letzte Kalibrierung: {date}</translation>
    </message>
    <message>
      <source>Not calibrated: your face at rest is guessed.</source>
      <translation>Nicht kalibriert: Ihr ruhendes Gesicht wird geschätzt.</translation>
    </message>
    <message>
      <source>Take your face as it is now for the face at rest</source>
      <translation>Ihr Gesicht, wie es jetzt ist, als ruhendes Gesicht nehmen</translation>
    </message>
    <message>
      <source>Ten guided seconds: your face at rest, and how far its features go</source>
      <translation>Zehn geführte Sekunden: Ihr ruhendes Gesicht und wie weit sich seine Züge bewegen</translation>
    </message>
    <message>
      <source>The other program sends a calibrated face.</source>
      <translation>Das andere Programm sendet ein kalibriertes Gesicht.</translation>
    </message>
    <message>
      <source>This Is Neutral</source>
      <translation>Das ist neutral</translation>
    </message>
  </context>
  <context>
    <name>LiveDevices</name>
    <message>
      <source>Another program (VMC)</source>
      <translation>Anderes Programm (VMC)</translation>
    </message>
    <message>
      <source>Camera</source>
      <translation>Kamera</translation>
    </message>
    <message>
      <source>First camera</source>
      <translation>Erste Kamera</translation>
    </message>
    <message>
      <source>Look for cameras and microphones again</source>
      <translation>Kameras und Mikrofone neu suchen</translation>
    </message>
    <message>
      <source>Microphone</source>
      <translation>Mikrofon</translation>
    </message>
    <message>
      <source>None</source>
      <translation>Keines</translation>
    </message>
    <message>
      <source>Other programs send the motion to this port of this computer</source>
      <translation>Andere Programme senden die Bewegung an diesen Port dieses Computers</translation>
    </message>
    <message>
      <source>Port</source>
      <translation>Port</translation>
    </message>
    <message>
      <source>Sound of the video</source>
      <translation>Ton des Videos</translation>
    </message>
    <message>
      <source>Video in its place…</source>
      <translation>Stattdessen ein Video …</translation>
    </message>
  </context>
  <context>
    <name>LiveManner</name>
    <message>
      <source>0 shows every tremble of the tracker, 1 is very calm</source>
      <translation>0 zeigt jedes Zittern der Verfolgung, 1 ist sehr ruhig</translation>
    </message>
    <message>
      <source>Also record a film</source>
      <translation>Auch einen Film aufnehmen</translation>
    </message>
    <message>
      <source>Brows</source>
      <translation>Brauen</translation>
    </message>
    <message>
      <source>Calm</source>
      <translation>Ruhe</translation>
    </message>
    <message>
      <source>Freeze the eyes</source>
      <translation>Augen einfrieren</translation>
    </message>
    <message>
      <source>Furthest turn</source>
      <translation>Größte Drehung</translation>
    </message>
    <message>
      <source>Gaze</source>
      <translation>Blick</translation>
    </message>
    <message>
      <source>Head</source>
      <translation>Kopf</translation>
    </message>
    <message>
      <source>Hear a hidden mouth</source>
      <translation>Verdeckten Mund hören</translation>
    </message>
    <message>
      <source>Hold the head</source>
      <translation>Kopf halten</translation>
    </message>
    <message>
      <source>How far the head may turn from where the photo has it</source>
      <translation>Wie weit sich der Kopf von der Haltung im Foto wegdrehen darf</translation>
    </message>
    <message>
      <source>How strongly it follows; 1 as performed, 0 not at all</source>
      <translation>Wie stark es folgt; 1 wie vorgemacht, 0 gar nicht</translation>
    </message>
    <message>
      <source>How the portrait follows</source>
      <translation>Wie das Porträt folgt</translation>
    </message>
    <message>
      <source>Jaw</source>
      <translation>Kiefer</translation>
    </message>
    <message>
      <source>Lids</source>
      <translation>Lider</translation>
    </message>
    <message>
      <source>Lids and gaze stay as the portrait has them</source>
      <translation>Lider und Blick bleiben, wie das Porträt sie hat</translation>
    </message>
    <message>
      <source>Mirror</source>
      <translation>Spiegeln</translation>
    </message>
    <message>
      <source>Mouth</source>
      <translation>Mund</translation>
    </message>
    <message>
      <source>The head stays where it is; the face goes on</source>
      <translation>Der Kopf bleibt, wo er ist; das Gesicht macht weiter</translation>
    </message>
    <message>
      <source>The portrait moves as your mirror image does</source>
      <translation>Das Porträt bewegt sich wie Ihr Spiegelbild</translation>
    </message>
    <message>
      <source>The sound moves the mouth where the camera does not see it</source>
      <translation>Der Ton bewegt den Mund, wo die Kamera ihn nicht sieht</translation>
    </message>
    <message>
      <source>Write an MP4 beside the take</source>
      <translation>Neben dem Take ein MP4 schreiben</translation>
    </message>
  </context>
  <context>
    <name>LivePanel</name>
    <message>
      <source>Live</source>
      <translation>Live</translation>
    </message>
    <message>
      <source>Record</source>
      <translation>Aufnehmen</translation>
    </message>
    <message>
      <source>Send to</source>
      <translation>Senden an</translation>
    </message>
    <message>
      <source>Start</source>
      <translation>Start</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>Stopp</translation>
    </message>
    <message>
      <source>Stop Recording</source>
      <translation>Aufnahme beenden</translation>
    </message>
  </context>
  <context>
    <name>LiveSending</name>
    <message>
      <source>Address of {receiver}</source>
      <translation>Adresse für {receiver}</translation>
    </message>
    <message>
      <source>Computer and port: 127.0.0.1 is this computer</source>
      <translation>Computer und Port: 127.0.0.1 ist dieser Computer</translation>
    </message>
    <message>
      <source>Live Link</source>
      <translation>Live Link</translation>
    </message>
    <message>
      <source>Meetings and streaming programs can choose it as a camera</source>
      <translation>Konferenz- und Streaming-Programme können sie als Kamera wählen</translation>
    </message>
    <message>
      <source>The motion for Unreal Engine, as the Live Link Face app sends it</source>
      <translation>Die Bewegung für die Unreal Engine, wie die App Live Link Face sie sendet</translation>
    </message>
    <message>
      <source>The motion for VSeeFace, Blender, Unity and others</source>
      <translation>Die Bewegung für VSeeFace, Blender, Unity und andere</translation>
    </message>
    <message>
      <source>VMC (OSC)</source>
      <translation>VMC (OSC)</translation>
    </message>
    <message>
      <source>Virtual camera</source>
      <translation>Virtuelle Kamera</translation>
    </message>
  </context>
  <context>
    <name>LiveShowing</name>
    <message>
      <source>A bare window for OBS to capture. Drag to move it, its edges to resize it; the arrows, + and − do the same, Esc closes it.</source>
      <translation>Ein rahmenloses Fenster, das OBS aufnehmen kann. Ziehen verschiebt es, Ziehen am Rand ändert die Größe; Pfeiltasten, + und − tun dasselbe, Esc schließt es.</translation>
    </message>
    <message>
      <source>As in the photo</source>
      <translation>Wie im Foto</translation>
    </message>
    <message>
      <source>Background</source>
      <translation>Hintergrund</translation>
    </message>
    <message>
      <source>Close Window</source>
      <translation>Fenster schließen</translation>
    </message>
    <message>
      <source>Display</source>
      <translation>Bildschirm</translation>
    </message>
    <message>
      <source>Display {number}</source>
      <translation>Bildschirm {number}</translation>
    </message>
    <message>
      <source>Fill this display with the live picture; Esc leaves</source>
      <translation>Den Bildschirm mit dem Livebild füllen; Esc beendet es</translation>
    </message>
    <message>
      <source>Full Screen</source>
      <translation>Vollbild</translation>
    </message>
    <message>
      <source>Green</source>
      <translation>Grün</translation>
    </message>
    <message>
      <source>Green and transparent are for programs that lay the person over something</source>
      <translation>Grün und durchsichtig sind für Programme, die die Person über etwas legen</translation>
    </message>
    <message>
      <source>Leave Full Screen</source>
      <translation>Vollbild beenden</translation>
    </message>
    <message>
      <source>Out of focus</source>
      <translation>Unscharf</translation>
    </message>
    <message>
      <source>Transparent</source>
      <translation>Durchsichtig</translation>
    </message>
    <message>
      <source>Window</source>
      <translation>Fenster</translation>
    </message>
    <message>
      <source>Window above all others</source>
      <translation>Fenster über allen anderen</translation>
    </message>
  </context>
  <context>
    <name>LiveSign</name>
    <message>
      <source>Camera and microphone are closed.</source>
      <translation>Kamera und Mikrofon sind geschlossen.</translation>
    </message>
    <message>
      <source>One moment…</source>
      <translation>Einen Moment …</translation>
    </message>
    <message>
      <source>The face follows another program.</source>
      <translation>Das Gesicht folgt einem anderen Programm.</translation>
    </message>
    <message>
      <source>● Camera and microphone are open</source>
      <translation>● Kamera und Mikrofon sind offen</translation>
    </message>
    <message>
      <source>● Recording</source>
      <translation>● Aufnahme läuft</translation>
    </message>
    <message>
      <source>● The camera is open</source>
      <translation>● Die Kamera ist offen</translation>
    </message>
    <message>
      <source>● The microphone is open</source>
      <translation>● Das Mikrofon ist offen</translation>
    </message>
  </context>
  <context>
    <name>LiveSound</name>
    <message>
      <source>Gain</source>
      <translation>Verstärkung</translation>
    </message>
    <message>
      <source>How much the sound is amplified</source>
      <translation>Wie sehr der Ton verstärkt wird</translation>
    </message>
    <message>
      <source>Loudness of the microphone</source>
      <translation>Lautstärke des Mikrofons</translation>
    </message>
    <message>
      <source>Loudness of the microphone. Drag to where the noise gate should open.</source>
      <translation>Lautstärke des Mikrofons. Dorthin ziehen, wo die Rauschsperre öffnen soll.</translation>
    </message>
    <message>
      <source>Noise gate</source>
      <translation>Rauschsperre</translation>
    </message>
    <message>
      <source>What is quieter is faded out: fans, keys, breath</source>
      <translation>Was leiser ist, wird ausgeblendet: Lüfter, Tasten, Atem</translation>
    </message>
    <message>
      <source>off</source>
      <translation>aus</translation>
    </message>
  </context>
  <context>
    <name>LiveState</name>
    <message>
      <source>Quick drafts for now, to keep pace.</source>
      <translation>Vorerst schnelle Entwürfe, um Schritt zu halten.</translation>
    </message>
    <message>
      <source>Smaller pictures for now, to keep pace.</source>
      <translation>Vorerst kleinere Bilder, um Schritt zu halten.</translation>
    </message>
    <message>
      <source>Time left in this step</source>
      <translation>Zeit in diesem Schritt</translation>
    </message>
    <message>
      <source>Your face is not seen. {sentence}</source>
      <translation>Ihr Gesicht ist nicht zu sehen. {sentence}</translation>
    </message>
    <message>
      <source>{number} of {count}</source>
      <translation>{number} von {count}</translation>
    </message>
    <message>
      <source>{rate} pictures a second, {delay} ms behind you · {drops} left out</source>
      <translation>{rate} Bilder je Sekunde, {delay} ms hinter Ihnen · {drops} ausgelassen</translation>
    </message>
  </context>
  <context>
    <name>LiveView</name>
    <message>
      <source>Start Live to fill this window</source>
      <translation>Live starten, um dieses Fenster zu füllen</translation>
    </message>
  </context>
  <context>
    <name>MainWindow</name>
    <message>
      <source>Panel: {name}</source>
      <translation>Feld: {name}</translation>
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
      <source>&amp;Live</source>
      <translation>&amp;Live</translation>
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
    <message>
      <source>{wished} is not available here; the project is drawn with {name}.</source>
      <translation>{wished} ist hier nicht verfügbar; das Projekt wird mit {name} gezeichnet.</translation>
    </message>
  </context>
  <context>
    <name>OpeningActions</name>
    <message>
      <source>&amp;Edit All with This Edit…</source>
      <translation>Alle wie dieses &amp;bearbeiten…</translation>
    </message>
    <message>
      <source>Came along with it: {names}.</source>
      <translation>Kam mit: {names}.</translation>
    </message>
    <message>
      <source>Clear List</source>
      <translation>Liste leeren</translation>
    </message>
    <message>
      <source>Import</source>
      <translation>Importieren</translation>
    </message>
    <message>
      <source>Neither photo, project, take nor presets: {names}.</source>
      <translation>Weder Foto, Projekt, Aufnahme noch Vorlagen: {names}.</translation>
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
      <source>Open Each in Its Own &amp;Window</source>
      <translation>Jedes in einem eigenen &amp;Fenster öffnen</translation>
    </message>
    <message>
      <source>Photos and projects ({patterns})</source>
      <translation>Fotos und Projekte ({patterns})</translation>
    </message>
    <message>
      <source>What shall be done with these {count} files?</source>
      <translation>Was soll mit diesen {count} Dateien geschehen?</translation>
    </message>
    <message>
      <source>Your unsaved work is back. Save it to keep it.</source>
      <translation>Ihre ungesicherte Arbeit ist wieder da. Speichern Sie sie.</translation>
    </message>
    <message>
      <source>{opened} of {wanted} files were opened: {most} at once are the most.</source>
      <translation>{opened} von {wanted} Dateien wurden geöffnet: mehr als {most} auf einmal gehen nicht.</translation>
    </message>
  </context>
  <context>
    <name>OutputWindow</name>
    <message>
      <source>Likeness Live</source>
      <translation>Likeness Live</translation>
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
    <name>PersonalActions</name>
    <message>
      <source>Save Weights</source>
      <translation>Gewichte sichern</translation>
    </message>
    <message>
      <source>Save Weights…</source>
      <translation>Gewichte sichern…</translation>
    </message>
    <message>
      <source>The network has learned the person of the photo that was open before.</source>
      <translation>Das Netz hat die Person des Fotos gelernt, das vorher offen war.</translation>
    </message>
    <message>
      <source>The network is learning already.</source>
      <translation>Das Netz lernt schon.</translation>
    </message>
    <message>
      <source>The network knows this person now: {share} less error than before.</source>
      <translation>Das Netz kennt diese Person jetzt: {share} weniger Fehler als vorher.</translation>
    </message>
    <message>
      <source>Use It Anyway</source>
      <translation>Trotzdem verwenden</translation>
    </message>
    <message>
      <source>Weights (*.safetensors)</source>
      <translation>Gewichte (*.safetensors)</translation>
    </message>
    <message>
      <source>What the network has learned is no better for this person, so it stays as it was.</source>
      <translation>Was das Netz gelernt hat, ist für diese Person nicht besser; es bleibt, wie es war.</translation>
    </message>
  </context>
  <context>
    <name>PersonaliseDialog</name>
    <message numerus="yes">
      <source>%n minute(s)</source>
      <translation>
        <numerusform>%n Minute</numerusform>
        <numerusform>%n Minuten</numerusform>
      </translation>
    </message>
    <message>
      <source>HeadGAN lite learns this person’s face beside your work and is stored with the project. A clip teaches it more than one photo does. The examples for it take about a minute more.</source>
      <translation>HeadGAN lite lernt das Gesicht dieser Person nebenher und liegt dann im Projekt. Aus einem Clip lernt es mehr als aus einem Foto. Die Beispiele dafür brauchen noch etwa eine Minute.</translation>
    </message>
    <message>
      <source>It learns the chosen face; the others in the photo are drawn with it too.</source>
      <translation>Es lernt das gewählte Gesicht; auch die anderen im Foto werden damit gezeichnet.</translation>
    </message>
    <message>
      <source>Learn from</source>
      <translation>Lernen aus</translation>
    </message>
    <message>
      <source>Personalise</source>
      <translation>Personalisieren</translation>
    </message>
    <message>
      <source>There is no file {name}.</source>
      <translation>Es gibt keine Datei {name}.</translation>
    </message>
    <message>
      <source>Time</source>
      <translation>Zeit</translation>
    </message>
  </context>
  <context>
    <name>Personalising</name>
    <message>
      <source>Personalise for {name}</source>
      <translation>Personalisieren für {name}</translation>
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
      <source>Editing</source>
      <translation>Bearbeiten</translation>
    </message>
    <message>
      <source>General</source>
      <translation>Allgemein</translation>
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
      <source>Larger is sharper, smaller follows the hand faster.</source>
      <translation>Größer ist schärfer, kleiner folgt der Hand schneller.</translation>
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
      <translation>Zurücksetzen</translation>
    </message>
    <message>
      <source>Shift does the opposite for one drag.</source>
      <translation>Umschalt bewirkt bei einem Zug das Gegenteil.</translation>
    </message>
    <message>
      <source>Show hints over the picture</source>
      <translation>Hinweise über dem Bild zeigen</translation>
    </message>
    <message>
      <source>Sign exports with Content Credentials</source>
      <translation>Exporte mit Content Credentials signieren</translation>
    </message>
    <message>
      <source>Signing</source>
      <translation>Signieren</translation>
    </message>
    <message>
      <source>The file says how it was made, and everybody can check that it is unchanged.</source>
      <translation>Die Datei sagt, wie sie entstanden ist, und jeder kann prüfen, dass sie unverändert ist.</translation>
    </message>
    <message>
      <source>The needles beside the sliders; costs time when the hand rests.</source>
      <translation>Die Nadeln neben den Reglern; kostet Zeit, wenn die Hand ruht.</translation>
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
    <name>PreviewActions</name>
    <message>
      <source>Frame {number} of {name}</source>
      <translation>Bild {number} von {name}</translation>
    </message>
  </context>
  <context>
    <name>PreviewSign</name>
    <message>
      <source>Back to the Edit</source>
      <translation>Zur Bearbeitung</translation>
    </message>
    <message>
      <source>Preview of take “{name}”</source>
      <translation>Vorschau der Aufnahme „{name}“</translation>
    </message>
    <message>
      <source>Show the face as it is edited (Esc)</source>
      <translation>Das Gesicht so zeigen, wie es bearbeitet ist (Esc)</translation>
    </message>
  </context>
  <context>
    <name>RecoveryDialog</name>
    <message>
      <source>Ask Later</source>
      <translation>Später fragen</translation>
    </message>
    <message>
      <source>Discard</source>
      <translation>Verwerfen</translation>
    </message>
    <message>
      <source>Likeness did not close properly last time. This was kept:</source>
      <translation>Likeness wurde beim letzten Mal nicht richtig beendet. Aufgehoben wurde:</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>Öffnen</translation>
    </message>
    <message>
      <source>This cannot be undone. Press Discard again to go on.</source>
      <translation>Das lässt sich nicht rückgängig machen. Zum Fortfahren noch einmal „Verwerfen“.</translation>
    </message>
    <message>
      <source>Unsaved Work</source>
      <translation>Nicht gespeicherte Arbeit</translation>
    </message>
  </context>
  <context>
    <name>RecoveryLine</name>
    <message numerus="yes">
      <source>%n edit(s)</source>
      <translation>
        <numerusform>%n Änderung</numerusform>
        <numerusform>%n Änderungen</numerusform>
      </translation>
    </message>
    <message>
      <source>Untitled</source>
      <translation>Ohne Titel</translation>
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
    <name>RendererChoice</name>
    <message>
      <source>A photo is ready after {time} on {device}.</source>
      <translation>Ein Foto ist auf {device} nach {time} bereit.</translation>
    </message>
    <message>
      <source>A picture of {size} px</source>
      <translation>Ein Bild mit {size} px</translation>
    </message>
    <message>
      <source>CPU</source>
      <translation>CPU</translation>
    </message>
    <message>
      <source>Device</source>
      <translation>Gerät</translation>
    </message>
    <message>
      <source>Its weights have learned this person.</source>
      <translation>Seine Gewichte haben diese Person gelernt.</translation>
    </message>
    <message>
      <source>Licence</source>
      <translation>Lizenz</translation>
    </message>
    <message>
      <source>Measure Again</source>
      <translation>Neu messen</translation>
    </message>
    <message>
      <source>Renderer</source>
      <translation>Renderer</translation>
    </message>
    <message>
      <source>The fastest there is</source>
      <translation>Das schnellste</translation>
    </message>
    <message>
      <source>measuring…</source>
      <translation>wird gemessen…</translation>
    </message>
    <message>
      <source>not available</source>
      <translation>nicht verfügbar</translation>
    </message>
    <message>
      <source>{renderer}, personalised</source>
      <translation>{renderer}, personalisiert</translation>
    </message>
  </context>
  <context>
    <name>Ruler</name>
    <message>
      <source>Drag to scrub through the take</source>
      <translation>Ziehen, um durch die Aufnahme zu fahren</translation>
    </message>
    <message>
      <source>Time ruler</source>
      <translation>Zeitlineal</translation>
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
    <name>SignerPage</name>
    <message>
      <source>A certificate from an authority proves your name to everybody who trusts that authority.</source>
      <translation>Das Zertifikat einer Zertifizierungsstelle beweist Ihren Namen gegenüber allen, die dieser Stelle vertrauen.</translation>
    </message>
    <message>
      <source>A certificate of mine</source>
      <translation>Einem eigenen Zertifikat</translation>
    </message>
    <message>
      <source>Certificate chain</source>
      <translation>Zertifikatskette</translation>
    </message>
    <message>
      <source>Choose a certificate and its key first.</source>
      <translation>Wählen Sie zuerst ein Zertifikat und seinen Schlüssel.</translation>
    </message>
    <message>
      <source>PEM files (*.pem *.crt *.cer *.key);;All files (*)</source>
      <translation>PEM-Dateien (*.pem *.crt *.cer *.key);;Alle Dateien (*)</translation>
    </message>
    <message>
      <source>Private key</source>
      <translation>Privater Schlüssel</translation>
    </message>
    <message>
      <source>Signed by</source>
      <translation>Signiert von</translation>
    </message>
    <message>
      <source>Signing happens on this computer, without the internet. The file names the photo it was made of by a check sum; credentials the photo had are kept. Your name, file names and the unedited picture are not part of it.</source>
      <translation>Signiert wird auf diesem Rechner, ohne Internet. Die Datei nennt das Foto, aus dem sie entstand, durch eine Prüfsumme; Credentials, die das Foto hatte, bleiben erhalten. Ihr Name, Dateinamen und das unbearbeitete Bild gehören nicht dazu.</translation>
    </message>
    <message>
      <source>Tell how far sliders were moved, not only which</source>
      <translation>Angeben, wie weit Regler bewegt wurden, nicht nur welche</translation>
    </message>
    <message>
      <source>The certificate is self-made: it proves that a file is unchanged and that this computer signed it, not who you are.</source>
      <translation>Das Zertifikat ist selbst gemacht: Es beweist, dass eine Datei unverändert ist und dass dieser Rechner sie signiert hat, nicht wer Sie sind.</translation>
    </message>
    <message>
      <source>This computer</source>
      <translation>Diesem Rechner</translation>
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
      <source>Age</source>
      <translation>Alter</translation>
    </message>
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
      <translation>Mundwinkel tief L</translation>
    </message>
    <message>
      <source>Frown, right</source>
      <translation>Mundwinkel tief R</translation>
    </message>
    <message>
      <source>Fullness</source>
      <translation>Fülle</translation>
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
      <source>Masculinity</source>
      <translation>Männlichkeit</translation>
    </message>
    <message>
      <source>More feminine to the left, more masculine to the right. Shape only.</source>
      <translation>Nach links weiblicher, nach rechts männlicher. Nur die Form.</translation>
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
      <translation>Außenbraue hoch L</translation>
    </message>
    <message>
      <source>Outer brow up, right</source>
      <translation>Außenbraue hoch R</translation>
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
      <source>Slimmer or fuller cheeks, chin and neck. Shape only.</source>
      <translation>Wangen, Kinn und Hals schlanker oder voller. Nur die Form.</translation>
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
      <source>The shape of lids, lips, cheeks and jaw as they change with the years. Shape only: no wrinkles, no grey hair.</source>
      <translation>Die Form von Lidern, Lippen, Wangen und Kiefer, wie sie sich mit den Jahren ändert. Nur die Form: keine Falten, keine grauen Haare.</translation>
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
      <source>Sound of the take</source>
      <translation>Ton der Aufnahme</translation>
    </message>
    <message>
      <source>Without sound</source>
      <translation>Ohne Ton</translation>
    </message>
  </context>
  <context>
    <name>SourceField</name>
    <message>
      <source>Choose Clip…</source>
      <translation>Clip wählen…</translation>
    </message>
    <message>
      <source>Clip of This Person</source>
      <translation>Clip dieser Person</translation>
    </message>
    <message>
      <source>Clips and photos ({patterns})</source>
      <translation>Clips und Fotos ({patterns})</translation>
    </message>
    <message>
      <source>The open photo</source>
      <translation>Das offene Foto</translation>
    </message>
  </context>
  <context>
    <name>Speeds</name>
    <message>
      <source>Measure speed</source>
      <translation>Geschwindigkeit messen</translation>
    </message>
  </context>
  <context>
    <name>Stages</name>
    <message>
      <source>blend</source>
      <translation>Mischen</translation>
    </message>
    <message>
      <source>flow</source>
      <translation>Fluss</translation>
    </message>
    <message>
      <source>network</source>
      <translation>Netz</translation>
    </message>
    <message>
      <source>paint</source>
      <translation>Malen</translation>
    </message>
    <message>
      <source>paste</source>
      <translation>Einfügen</translation>
    </message>
    <message>
      <source>rasterise</source>
      <translation>Rastern</translation>
    </message>
    <message>
      <source>shape</source>
      <translation>Form</translation>
    </message>
    <message>
      <source>view</source>
      <translation>Ansicht</translation>
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
      <source>{renderer}, personalised</source>
      <translation>{renderer}, personalisiert</translation>
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
    <name>TakeCommands</name>
    <message>
      <source>Delete keyframe: {lane}</source>
      <translation>Schlüsselbild löschen: {lane}</translation>
    </message>
    <message>
      <source>Ease keyframe: {lane}</source>
      <translation>Übergang am Schlüsselbild: {lane}</translation>
    </message>
    <message>
      <source>Edits so far</source>
      <translation>Bisherige Bearbeitungen</translation>
    </message>
    <message>
      <source>Forget all edits of the take</source>
      <translation>Alle Bearbeitungen der Aufnahme verwerfen</translation>
    </message>
    <message>
      <source>Join {name}</source>
      <translation>{name} anhängen</translation>
    </message>
    <message>
      <source>Keyframe: {lane}</source>
      <translation>Schlüsselbild: {lane}</translation>
    </message>
    <message>
      <source>Move keyframe: {lane}</source>
      <translation>Schlüsselbild verschieben: {lane}</translation>
    </message>
    <message>
      <source>Mute: {lane}</source>
      <translation>Stumm: {lane}</translation>
    </message>
    <message>
      <source>Smooth take</source>
      <translation>Aufnahme glätten</translation>
    </message>
    <message>
      <source>Speed of take</source>
      <translation>Tempo der Aufnahme</translation>
    </message>
    <message>
      <source>Strength: {lane}</source>
      <translation>Stärke: {lane}</translation>
    </message>
    <message>
      <source>Trim take</source>
      <translation>Aufnahme zuschneiden</translation>
    </message>
    <message>
      <source>Unmute: {lane}</source>
      <translation>Nicht mehr stumm: {lane}</translation>
    </message>
  </context>
  <context>
    <name>TakeField</name>
    <message>
      <source>{name} (timeline)</source>
      <translation>{name} (Zeitleiste)</translation>
    </message>
  </context>
  <context>
    <name>TakeKeeping</name>
    <message>
      <source>Otherwise they are lost.</source>
      <translation>Sonst gehen sie verloren.</translation>
    </message>
    <message>
      <source>Save Take</source>
      <translation>Aufnahme speichern</translation>
    </message>
    <message>
      <source>Save as New Take</source>
      <translation>Als neue Aufnahme speichern</translation>
    </message>
    <message>
      <source>Save the edits of the take {name}?</source>
      <translation>Die Bearbeitungen der Aufnahme {name} speichern?</translation>
    </message>
    <message>
      <source>Takes (*.csv)</source>
      <translation>Aufnahmen (*.csv)</translation>
    </message>
    <message>
      <source>The edits of {name} are saved.</source>
      <translation>Die Bearbeitungen von {name} sind gespeichert.</translation>
    </message>
    <message>
      <source>{name} is written.</source>
      <translation>{name} ist geschrieben.</translation>
    </message>
  </context>
  <context>
    <name>TakeMenu</name>
    <message>
      <source>Choose File…</source>
      <translation>Datei wählen…</translation>
    </message>
    <message>
      <source>Samples</source>
      <translation>Beispiele</translation>
    </message>
    <message>
      <source>Takes of this project</source>
      <translation>Aufnahmen dieses Projekts</translation>
    </message>
  </context>
  <context>
    <name>TakeOpening</name>
    <message>
      <source>Join takes</source>
      <translation>Aufnahmen verbinden</translation>
    </message>
    <message>
      <source>Open {name}</source>
      <translation>{name} öffnen</translation>
    </message>
    <message>
      <source>Save {name}</source>
      <translation>{name} speichern</translation>
    </message>
  </context>
  <context>
    <name>TakeSound</name>
    <message>
      <source>Cut the sound</source>
      <translation>Den Ton schneiden</translation>
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
    <name>TimelineActions</name>
    <message>
      <source>Join Take</source>
      <translation>Aufnahme anhängen</translation>
    </message>
    <message>
      <source>Open Take</source>
      <translation>Aufnahme öffnen</translation>
    </message>
    <message>
      <source>Save Take to Join</source>
      <translation>Anzuhängende Aufnahme speichern</translation>
    </message>
    <message>
      <source>Takes (*.csv)</source>
      <translation>Aufnahmen (*.csv)</translation>
    </message>
  </context>
  <context>
    <name>TimelinePanel</name>
    <message>
      <source>Open Take</source>
      <translation>Aufnahme öffnen</translation>
    </message>
    <message>
      <source>Open a take to see and edit its curves over time.</source>
      <translation>Öffnen Sie eine Aufnahme, um ihre Kurven über die Zeit zu sehen und zu bearbeiten.</translation>
    </message>
    <message>
      <source>Timeline</source>
      <translation>Zeitleiste</translation>
    </message>
  </context>
  <context>
    <name>ToolBar</name>
    <message>
      <source>Export</source>
      <translation>Exportieren</translation>
    </message>
    <message>
      <source>Overlays</source>
      <translation>Überlagerungen</translation>
    </message>
    <message>
      <source>Tools</source>
      <translation>Werkzeuge</translation>
    </message>
  </context>
  <context>
    <name>Transport</name>
    <message>
      <source>Choose a take</source>
      <translation>Aufnahme wählen</translation>
    </message>
    <message>
      <source>Export a clip of this take…</source>
      <translation>Einen Clip dieser Aufnahme exportieren…</translation>
    </message>
    <message>
      <source>Frame {number}</source>
      <translation>Bild {number}</translation>
    </message>
    <message>
      <source>One frame back (←)</source>
      <translation>Ein Bild zurück (←)</translation>
    </message>
    <message>
      <source>One frame on (→)</source>
      <translation>Ein Bild vor (→)</translation>
    </message>
    <message>
      <source>Pause (Space)</source>
      <translation>Anhalten (Leertaste)</translation>
    </message>
    <message>
      <source>Play (Space)</source>
      <translation>Abspielen (Leertaste)</translation>
    </message>
    <message>
      <source>Play in a loop (L)</source>
      <translation>In Schleife abspielen (L)</translation>
    </message>
    <message>
      <source>Play the sound of the take</source>
      <translation>Den Ton der Aufnahme abspielen</translation>
    </message>
    <message>
      <source>Put the expression under the playhead onto the face</source>
      <translation>Den Ausdruck unter dem Abspielkopf auf das Gesicht übertragen</translation>
    </message>
    <message>
      <source>Redo</source>
      <translation>Wiederholen</translation>
    </message>
    <message>
      <source>Save as a new take…</source>
      <translation>Als neue Aufnahme speichern…</translation>
    </message>
    <message>
      <source>Save the edits beside the take (Ctrl+S)</source>
      <translation>Die Bearbeitungen neben der Aufnahme speichern (Strg+S)</translation>
    </message>
    <message>
      <source>Stay on the frame when the playhead is let go</source>
      <translation>Beim Loslassen des Abspielkopfs auf dem Bild bleiben</translation>
    </message>
    <message>
      <source>Take</source>
      <translation>Aufnahme</translation>
    </message>
    <message>
      <source>Time and length of what is played</source>
      <translation>Zeit und Länge dessen, was abgespielt wird</translation>
    </message>
    <message>
      <source>To the end (End)</source>
      <translation>Zum Ende (Ende)</translation>
    </message>
    <message>
      <source>To the start (Home)</source>
      <translation>Zum Anfang (Pos1)</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
    <message>
      <source>Use Frame as Edit</source>
      <translation>Bild übernehmen</translation>
    </message>
    <message>
      <source>{name}: choose another take</source>
      <translation>{name}: andere Aufnahme wählen</translation>
    </message>
  </context>
  <context>
    <name>VerifyDialog</name>
    <message>
      <source>Reads Content Credentials (C2PA) of any program and the label in the metadata. Nothing is fetched from the internet.</source>
      <translation>Liest Content Credentials (C2PA) jedes Programms und den Vermerk in den Metadaten. Aus dem Internet wird nichts geholt.</translation>
    </message>
    <message>
      <source>Verify a File</source>
      <translation>Eine Datei prüfen</translation>
    </message>
  </context>
  <context>
    <name>Verifying</name>
    <message>
      <source>Verify {name}</source>
      <translation>{name} prüfen</translation>
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
  <context>
    <name>_PhotoList</name>
    <message>
      <source>Drop photos here.</source>
      <translation>Fotos hierher ziehen.</translation>
    </message>
  </context>
</TS>
