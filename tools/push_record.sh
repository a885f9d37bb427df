#!/bin/sh
# Commits what `wijkengids record` wrote (the list of addresses, versions of the data) and pushes it to the branch that is checked out, for .github/workflows/vastleggen.yml.
# Needs GH_TOKEN, GITHUB_SERVER_URL and GITHUB_REPOSITORY; the token reaches git through its environment only, never a file or a command line.
set -eu

branch=$(git symbolic-ref --quiet --short HEAD) || { echo "Er is geen tak uitgecheckt." >&2; exit 1; }
# Who the commits are by, also those that are made anew on top of others'.
GIT_AUTHOR_NAME="github-actions[bot]"
GIT_AUTHOR_EMAIL="41898282+github-actions[bot]@users.noreply.github.com"
GIT_COMMITTER_NAME=$GIT_AUTHOR_NAME
GIT_COMMITTER_EMAIL=$GIT_AUTHOR_EMAIL
export GIT_AUTHOR_NAME GIT_AUTHOR_EMAIL GIT_COMMITTER_NAME GIT_COMMITTER_EMAIL

git add content/adressen.txt
[ ! -d content/versies ] || git add content/versies
if git diff --cached --quiet; then
    echo "Er is niets nieuws."
    exit 0
fi
git commit --quiet -m "Record what was published"

GIT_CONFIG_COUNT=1
GIT_CONFIG_KEY_0="http.$GITHUB_SERVER_URL/.extraheader"
GIT_CONFIG_VALUE_0="AUTHORIZATION: basic $(printf 'x-access-token:%s' "$GH_TOKEN" | base64 | tr -d '\n')"
export GIT_CONFIG_COUNT GIT_CONFIG_KEY_0 GIT_CONFIG_VALUE_0

# Somebody may have pushed since: then ours comes after theirs. The lists are joined line by line.
for attempt in 1 2 3; do
    git push --quiet "$GITHUB_SERVER_URL/$GITHUB_REPOSITORY" "HEAD:refs/heads/$branch" && exit 0
    echo "Iemand was ons voor (poging $attempt)."
    git pull --quiet --rebase --autostash "$GITHUB_SERVER_URL/$GITHUB_REPOSITORY" "$branch"
done
exit 1
