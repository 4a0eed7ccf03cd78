airwars 0 : eh1 r w ao0 r z
ariha 0 : ax0 r iy1 hh ax0
badu 0 : b ae1 d uw0
baghouz 0 : b ae0 g uw1 z
baraem 0 : b ae0 r aa1 ih0 m
bitani 0 : b ih0 t aa1 n iy0
darat 0 : d aa1 r ax0 t
dariya 0 : d ax0 r iy1 y ax0
fardous 0 : f aa0 r d uw1 s
ferdous 0 : f eh0 r d uw1 s
harat 0 : hh aa1 r ax0 t
hasakah 0 : hh ae1 s ax0 k ax0
hol 0 : hh ow1 l
idlib 0 : ih1 d l ih0 b
izza 0 : ih1 z ax0
joubas 0 : jh uw1 b ae0 s
jouz 0 : jh aw1 z
kamishe 0 : k ae0 m iy1 sh ax0
khattab 0 : k ax0 t aa1 b
kinana 0 : k ih0 n aa1 n ax0
maarrat 0 : m ax0 aa1 r ax0 t
misrin 0 : m ih0 s r iy1 n
mounib 0 : m uw0 n iy1 b
nour 0 : n uw1 r
raqqa 0 : r aa1 k ax0
rayan 0 : r ay0 y aa1 n
sarmin 0 : s aa0 r m iy1 n
shahada 0 : sh ax0 hh aa1 d ax0
shammas 0 : sh ae0 m aa1 s
sinaa 0 : s ih0 n aa1 ax0
sukhani 0 : s uh0 k aa1 n iy0
taftanaz 0 : t ae0 f t ax0 n aa1 z
urm 0 : uh1 r m
