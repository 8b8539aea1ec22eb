using Assignr.Portal.People;

namespace Assignr.Portal.Tests.People;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("sam@example.com", "sam@example.com", "sam@example.com")]
    [InlineData("  Sam.Smith+ref@Example.COM. ", "Sam.Smith+ref@example.com", "sam.smith+ref@example.com")]
    [InlineData("sam@exämple.com", "sam@exämple.com", "sam@xn--exmple-cua.com")]
    [InlineData("Sam@EXÄMPLE.com", "Sam@exämple.com", "sam@xn--exmple-cua.com")]
    [InlineData("sam@xn--exmple-cua.com", "sam@exämple.com", "sam@xn--exmple-cua.com")]
    [InlineData("sam@exa\u0308mple\u3002com", "sam@exämple.com", "sam@xn--exmple-cua.com")]
    [InlineData("hans@STRAẞE.example", "hans@straße.example", "hans@xn--strae-oqa.example")]
    [InlineData("o'neil@mail.example.com", "o'neil@mail.example.com", "o'neil@mail.example.com")]
    public void Accepts_an_address_and_says_what_it_is_compared_by(string typed, string value, string key)
    {
        var address = EmailAddress.Parse(typed, out var problem);

        Assert.Null(problem);
        Assert.Equal(value, address!.Value);
        Assert.Equal(key, address.Key);
    }

    [Theory]
    [InlineData("")]
    [InlineData("root")]
    [InlineData("root@localhost")]
    [InlineData("a@b@example.com")]
    [InlineData("\"x\" <a@example.com>")]
    [InlineData("\"quoted\"@example.com")]
    [InlineData("two words@example.com")]
    [InlineData("a@example.com,b@example.com")]
    [InlineData("a@example.com\r\nBcc: b@example.com")]
    [InlineData("a..b@example.com")]
    [InlineData("a@192.168.1.1")]
    [InlineData("zero\u200bwidth@example.com")]
    public void Refuses_what_is_not_one_plain_address_and_says_why(string typed)
    {
        Assert.Null(EmailAddress.Parse(typed, out var problem));
        Assert.EndsWith(".", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ſam@example.com", "sam@example.com")]
    [InlineData("\u212Aim@example.com", "kim@example.com")]
    [InlineData("mıke@example.com", "mike@example.com")]
    public void Never_takes_a_look_alike_for_the_same_mailbox(string typed, string stored) =>
        Assert.NotEqual(EmailAddress.KeyOf(stored), EmailAddress.KeyOf(typed));
}
