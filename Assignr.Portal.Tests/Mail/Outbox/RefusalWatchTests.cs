using Assignr.Portal.Mail;
using Assignr.Portal.Mail.Outbox;

namespace Assignr.Portal.Tests.Mail.Outbox;

public class RefusalWatchTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private readonly RefusalWatch watch = new();

    [Fact]
    public void Ten_refusals_in_a_row_are_too_many_and_nine_are_not()
    {
        Assert.All(Enumerable.Range(0, 9), _ => Assert.Null(watch.Count(true, null, Now)));
        Assert.Null(watch.Count(false, null, Now));
        Assert.All(Enumerable.Range(0, 9), _ => Assert.Null(watch.Count(true, null, Now)));
        Assert.Equal(HoldReason.RefusedInARow, watch.Count(true, null, Now));
        Assert.Equal("The mail server refused 10 emails in a row, the last with: 550 No", watch.Words(HoldReason.RefusedInARow, "550 No"));
    }

    [Fact]
    public void Five_refusals_in_a_hundred_hold_nothing_up_and_the_sixth_does()
    {
        Count(answers: 100, refusedEvery: 20);

        Assert.Equal(HoldReason.RefusedTooOften, watch.Count(true, null, Now));
        Assert.Equal("6 of the last 101 emails were refused or came back, the last with: 550 No",
            watch.Words(HoldReason.RefusedTooOften, "550 No"));
    }

    [Fact]
    public void What_comes_back_counts_for_the_share_and_not_for_the_refusals_in_a_row()
    {
        Count(answers: 94, refusedEvery: 100);
        Assert.All(Enumerable.Range(0, 5), _ => Assert.Null(watch.CountReturned(null, Now)));
        Assert.Equal(HoldReason.RefusedTooOften, watch.CountReturned(null, Now));
    }

    [Fact]
    public void Fewer_than_a_hundred_answers_make_no_share()
    {
        Count(answers: 98, refusedEvery: 7);

        Assert.Null(watch.Count(true, null, Now));
        Assert.Equal(HoldReason.RefusedTooOften, watch.Count(true, null, Now));
    }

    [Fact]
    public void What_was_a_thousand_answers_ago_is_forgotten()
    {
        Count(answers: 1000, refusedEvery: 20);
        Count(answers: 1000, refusedEvery: 1001);

        Assert.Null(watch.Count(true, null, Now));
    }

    [Fact]
    public void Whoever_lets_mail_go_on_is_not_asked_about_the_share_again_within_the_hour_but_about_a_row_of_ten_is()
    {
        watch.Forgive(Now);
        Count(answers: 200, refusedEvery: 10);
        Assert.Equal(HoldReason.RefusedTooOften, watch.Count(true, null, Now.AddHours(1)));

        watch.Forgive(Now);
        Assert.All(Enumerable.Range(0, 9), _ => Assert.Null(watch.Count(true, null, Now)));
        Assert.Equal(HoldReason.RefusedInARow, watch.Count(true, null, Now));
    }

    [Fact]
    public void One_person_alone_holds_nothing_up_however_many_of_their_addresses_are_refused_or_come_back()
    {
        var person = Guid.CreateVersion7();
        Assert.All(Enumerable.Range(0, 20), _ => Assert.Null(watch.Count(true, person, Now)));
        Count(answers: 100, refusedEvery: 25);

        Assert.All(Enumerable.Range(0, 20), _ => Assert.Null(watch.CountReturned(person, Now)));
        Assert.Equal(HoldReason.RefusedTooOften, watch.CountReturned(Guid.CreateVersion7(), Now));
    }

    [Fact]
    public void Whose_refusal_was_a_thousand_answers_ago_counts_again()
    {
        var person = Guid.CreateVersion7();
        Assert.Null(watch.Count(true, person, Now));
        Count(answers: 1000, refusedEvery: 1001);
        Assert.All(Enumerable.Range(0, 9), _ => Assert.Null(watch.Count(true, null, Now)));

        Assert.Equal(HoldReason.RefusedInARow, watch.Count(true, person, Now));
    }

    private void Count(int answers, int refusedEvery)
    {
        for (var answer = 1; answer <= answers; answer++)
            Assert.Null(watch.Count(answer % refusedEvery == 0, null, Now));
    }
}
