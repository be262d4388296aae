"""Month names of the Arab press: Gregorian (Mashriq, Maghreb), Levantine and Hijri.

Keys are folded words; a name of two words is a key of two words. ``WEAK`` names are also everyday words, names
of people or makers of cars (مارس is "practised", ماي a prime minister): alone they are no month, and ``PERSONAL`` ones
are people even after a preposition.
"""

from ..folding import fold

_GREGORIAN = (
    "يناير جانفي",
    "فبراير فيفري",
    "مارس",
    "أبريل إبريل أفريل",
    "مايو ماي",
    "يونيو يونية يونيه جوان",
    "يوليو يوليه يولية يوليوز جويلية",
    "أغسطس أوت غشت أوغسطس اغسطوس",
    "سبتمبر شتنبر سبتامبر",
    "أكتوبر اوكتوبر",
    "نوفمبر نونبر نوفامبر",
    "ديسمبر دجنبر دسمبر ديسامبر",
)
_LEVANTINE = (
    ("كانون الثاني", "كانون ثاني", "كانون ثان"),
    ("شباط",),
    ("آذار",),
    ("نيسان",),
    ("أيار", "مايس", "نوار"),
    ("حزيران",),
    ("تموز",),
    ("آب",),
    ("أيلول",),
    ("تشرين الأول", "تشرين أول"),
    ("تشرين الثاني", "تشرين ثاني", "تشرين ثان"),
    ("كانون الأول", "كانون أول"),
)
_HIJRI = (
    ("محرم", "المحرم"),
    ("صفر",),
    ("ربيع الأول", "ربيع أول"),
    ("ربيع الآخر", "ربيع الثاني", "ربيع ثاني"),
    ("جمادى الأولى", "جمادى الأول"),
    ("جمادى الآخرة", "جمادى الثانية", "جمادى الآخر", "جمادى الثاني"),
    ("رجب",),
    ("شعبان",),
    ("رمضان",),
    ("شوال",),
    ("ذو القعدة", "ذي القعدة", "ذوالقعدة"),
    ("ذو الحجة", "ذي الحجة", "ذوالحجة"),
)

GREGORIAN = {fold(name): month for month, names in enumerate(_GREGORIAN, 1) for name in names.split()}
LEVANTINE = {fold(name): month for month, names in enumerate(_LEVANTINE, 1) for name in names}
HIJRI = {fold(name): month for month, names in enumerate(_HIJRI, 1) for name in names}
# The years that the tables of hijridate cover.
HIJRI_YEARS = range(1343, 1500)
# Hijri even without هـ: today's press speaks of 1440 the Hijri year, but of 1492 the Gregorian one.
LIVING_HIJRI_YEARS = range(1400, 1450)
SOLAR = {**GREGORIAN, **LEVANTINE}
WEAK = {fold(name) for name in "مارس ماي جوان أوت آب نيسان تموز نوار مايس".split()}
PERSONAL = {fold("ماي"), fold("جوان")}

# Words that may begin a month's name, for the lexer.
FIRST_WORDS = {name.split()[0] for name in (*SOLAR, *HIJRI)}
