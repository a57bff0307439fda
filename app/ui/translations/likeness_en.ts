<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
  <context>
    <name>ExportActions</name>
    <message numerus="yes">
      <source>%n photo(s) could not be edited.</source>
      <translation>
        <numerusform>%n photo could not be edited.</numerusform>
        <numerusform>%n photos could not be edited.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) written.</source>
      <translation>
        <numerusform>%n photo written.</numerusform>
        <numerusform>%n photos written.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>LaneCurve</name>
    <message numerus="yes">
      <source>%n keyframe(s)</source>
      <translation>
        <numerusform>%n keyframe</numerusform>
        <numerusform>%n keyframes</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>PersonaliseDialog</name>
    <message numerus="yes">
      <source>%n minute(s)</source>
      <translation>
        <numerusform>%n minute</numerusform>
        <numerusform>%n minutes</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>RecoveryLine</name>
    <message numerus="yes">
      <source>%n edit(s)</source>
      <translation>
        <numerusform>%n edit</numerusform>
        <numerusform>%n edits</numerusform>
      </translation>
    </message>
  </context>
</TS>
