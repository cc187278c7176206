"""Invented names: of people, villages and houses. Nobody and nowhere is really called any of these."""

GIVEN = (
    "Aldith", "Amabry", "Anselda", "Arvo", "Bartlow", "Bethrin", "Brannoch", "Calista", "Cedwyn", "Corisande",
    "Dagmer", "Davith", "Delphine", "Dunstable", "Eadlin", "Elowen", "Emrick", "Fenella", "Ferrand", "Gillow",
    "Godrey", "Gwendrith", "Hallam", "Hesperia", "Idony", "Imbert", "Isaura", "Jessamy", "Jorvin", "Kerensa",
    "Kestrel", "Lambrin", "Lettice", "Lorcan", "Mabilia", "Merrick", "Mirabel", "Nerys", "Nimue", "Oberin",
    "Orlaith", "Osric", "Parnel", "Perrin", "Petronel", "Quenby", "Quill", "Radmund", "Rohese", "Rowanne",
    "Sabrin", "Sefton", "Sidony", "Tamsey", "Thaxter", "Tiberne", "Ulric", "Ursley", "Verity", "Wilmot",
    "Winfrith", "Wystan", "Ysolde", "Zephyrine",
)  # fmt: skip

FIRST_PARTS = (
    "Apple", "Barley", "Bramble", "Candle", "Clover", "Copper", "Crumble", "Dapple", "Fennel", "Feather",
    "Fiddle", "Gorse", "Hazel", "Honey", "Juniper", "Lantern", "Linnet", "Marrow", "Meadow", "Muddle",
    "Nettle", "Otter", "Pebble", "Pepper", "Plover", "Quince", "Rumble", "Saffron", "Sparrow", "Tansy",
    "Thimble", "Thistle", "Tumble", "Velvet", "Whistle", "Willow", "Wimble", "Yarrow",
)  # fmt: skip

LAST_PARTS = (
    "back", "bottle", "bridge", "brook", "by", "combe", "cott", "croft", "down", "fleet", "ford", "garth",
    "hatch", "holt", "low", "mere", "nook", "pike", "quay", "shaw", "stile", "thwaite", "wick", "worth",
)  # fmt: skip

VILLAGES = (
    "Little Thrumble", "Nether Quibley", "Great Mopham", "Wobbleswick", "Upper Fennock", "Duckett's Oddly",
    "Marsh Pottle", "Long Snoring Green", "Tattlebury", "Cold Biscuit", "Hinter Wallop Moor", "Saint Umber",
    "Bishop's Noddle", "Piddock-under-Sky", "Crannet", "Swanless", "Old Gribble", "Lower Bumbleby",
)  # fmt: skip

HOUSES = (
    "The Old Bakery", "Teapot Cottage", "Hedgehog House", "The Hayloft", "Kettle End", "Moon Barn", "The Wheelhouse",
    "Spindle Cottage", "Larkrise Bungalow", "The Orchard Flat", "Bellrope House", "Puddle Corner", "The Cartshed",
)  # fmt: skip

# Names that break careless programs: an apostrophe, another script, one letter, and one of three hundred letters.
DIFFICULT = (
    "Aoife O'Brambleen",
    "李 梅莓",
    "Q",
    ("Thistle" * 45)[:288] + " Longsurname",
    "Zoë-Ann d'Étourdi-Ñandú",
    "Łukasz Żółwik",
    "Nguyễn Mây",
)

WROTE = (
    "Finds the stairs hard and would like somebody to talk it through.",
    "Daughter lives far away and rings each evening.",
    "Has had two falls this month. No injury.",
    "Would rather be rung in the afternoon.",
    "Is managing with help from a neighbour, who is away next month.",
    "Sleeps badly and worries about being at home alone.",
)
