"""The block by which files are sent along with a form for the public. Nobody needs to send any."""

from lintel.domain.forms import Question, Section

TITLE = "Do you want to send a photo or a paper?"
PAPERS = Section(
    title=TITLE,
    purpose="To see what words do not say, such as a letter, an injury or the steps to a door",
    questions=(
        Question(
            name="papers",
            title=TITLE,
            hint="You do not have to. Up to 5 files: photos (JPEG or PNG) or PDF papers, each of up to 10 MB.",
            sort="file",
        ),
    ),
)
