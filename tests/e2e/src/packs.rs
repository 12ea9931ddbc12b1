//! Pages on their way between people: a card in a conversation.

use crate::desk::{Desk, Server, until};

#[tokio::test]
async fn a_shared_page_opens_from_its_card_in_the_language_of_who_reads_it() {
    let server = Server::shared();
    let mut leader = Desk::settled(&server, "leader").await;
    let mut advisor = Desk::settled(&server, "advisor").await;
    leader.create_circle("June visit").await;
    leader.invite(&advisor.id.clone()).await;
    advisor.accept("June visit").await;

    leader.open_library().await;
    leader.open_page("work/passport-held").await;
    leader.click("resources-share").await;
    leader.shows("resources-share-room").await;
    leader.picture("share").await;
    leader.click("resources-share-room").await;
    leader.window.wait_until_gone("resources-share-room").await.unwrap();

    advisor.open_library().await;
    advisor.read_in("km").await;
    advisor.click("shell-conversations").await;
    advisor.open_room("June visit").await;
    advisor.wait_for_text("messaging-page-card", "If someone holds your passport").await;
    advisor.picture("card").await;
    advisor.click("messaging-page-card").await;
    advisor.shows("resources-title").await;
    until("the page to be Khmer", async || advisor.title_language().await == "km").await;
}
