"""Every address of the site."""

from django.urls import URLPattern, path

from holdfast.web.pages import (
    about,
    alike,
    bring,
    home,
    original,
    people,
    reading,
    review,
    reviewing,
    search,
    series,
    signing,
    tags,
    teaching,
    wanted,
    works,
    wrangling,
)

urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("works/", works.works, name="works"),
    path("works/<slug:address>/", works.work, name="work"),
    path("works/<slug:address>/whole/", works.whole, name="whole"),
    path("works/<slug:address>/original/", original.original, name="original"),
    path("works/<slug:address>/original/file", original.original_file, name="original-file"),
    path("works/<slug:address>/<int:position>/", works.chapter, name="chapter"),
    path("people/", people.people, name="people"),
    path("people/<str:slug>/", people.person, name="person"),
    path("tags/", tags.tags, name="tags"),
    path("tags/<slug:kind>/", tags.tags_of_kind, name="tags-of-kind"),
    path("tags/<slug:kind>/<str:slug>/", tags.tag, name="tag"),
    path("series/", series.series_list, name="series-list"),
    path("series/<slug:address>/", series.series, name="series"),
    path("wanted/", wanted.want_list, name="wanted"),
    path("search/", search.search, name="search"),
    path("bring/", bring.bring, name="bring"),
    path("bring/<slug:address>/", bring.bringing, name="bringing"),
    path("desk/review/", review.review, name="review"),
    path("desk/review/<slug:address>/", reviewing.review_work, name="review-work"),
    path("desk/review/<slug:address>/teach/<slug:field>/", teaching.teaching, name="review-teach"),
    path("desk/alike/", alike.alike, name="alike"),
    path("desk/alike/<slug:address>/", alike.offer, name="alike-offer"),
    path("desk/tags/", wrangling.names, name="wrangling"),
    path("desk/tags/mean/", wrangling.mean, name="wrangling-mean"),
    path("desk/tags/answer/", wrangling.answer, name="wrangling-answer"),
    path("desk/tags/<slug:kind>/<str:slug>/", wrangling.name, name="wrangling-name"),
    path("desk/tags/<slug:kind>/<str:slug>/change/", wrangling.change, name="wrangling-change"),
    path("reading/", reading.reading, name="reading"),
    path("sign-in/", signing.SignIn.as_view(), name="sign-in"),
    path("sign-out/", signing.SignOut.as_view(), name="sign-out"),
    path("about/", about.about, name="about"),
    path("healthz", about.healthz, name="healthz"),
    path("robots.txt", about.robots, name="robots"),
]

handler400 = "holdfast.web.pages.errors.bad_request"
handler403 = "holdfast.web.pages.errors.not_allowed"
handler404 = "holdfast.web.pages.errors.not_found"
handler500 = "holdfast.web.pages.errors.broken"
