using Assignr.Portal.People;

namespace Assignr.Portal.Tests.People;

public class DialNumbersTests
{
    [Theory]
    [InlineData("(555) 010-0001", "tel:5550100001")]
    [InlineData("+44 20 7946 0018", "tel:+442079460018")]
    [InlineData("(+44) 20 7946 0018", "tel:+442079460018")]
    [InlineData("555.010.0001 x12", "tel:5550100001;ext=12")]
    [InlineData("555-010-0001 ext. 7", "tel:5550100001;ext=7")]
    [InlineData("555-010-0001 #7", "tel:5550100001;ext=7")]
    [InlineData("ask for Max", null)]
    [InlineData("12", null)]
    [InlineData("٥٥٥٠١٠٠٠٠١", null)]
    public void A_number_is_dialled_as_it_was_meant(string entered, string? link) =>
        Assert.Equal([new DialNumber(entered, link)], DialNumbers.In(entered));

    [Theory]
    [InlineData("+44 20 7946 0018", "sms:+442079460018?&body=Open%20https%3A%2F%2Fportal.example.com%2Fstart%20%26%20go")]
    [InlineData("555-010-0001 ext. 7", "sms:5550100001?&body=Open%20https%3A%2F%2Fportal.example.com%2Fstart%20%26%20go")]
    [InlineData("ask for Max", null)]
    public void A_message_to_it_has_its_words(string entered, string? message) =>
        Assert.Equal(message, DialNumbers.In(entered).Single().Message("Open https://portal.example.com/start & go"));

    [Fact]
    public void Several_are_separated_by_commas() => Assert.Equal(["tel:5550100001", null, "tel:5550100002"],
        DialNumbers.In("555-010-0001, at home, 555-010-0002,").Select(number => number.Link));

    [Theory]
    [InlineData(null)]
    [InlineData(" , ")]
    public void Without_a_number_there_is_none(string? entered) => Assert.Empty(DialNumbers.In(entered));
}
