namespace Assignr.Portal.Tests.Accounts.SetUp;

public sealed class SetUpPageTests(PortalHttp portal) : IClassFixture<PortalHttp>
{
    [Fact]
    public async Task Of_several_fields_that_are_wrong_the_first_on_the_page_has_the_focus()
    {
        Assert.Equal("address", (await SubmitAsync("marcy@gmial.com", "short")).Focus);
        Assert.Equal("password", (await SubmitAsync("marcy@example.com", "short")).Focus);
        Assert.Equal("first", (await SubmitAsync("marcy", "short", firstName: "")).Focus);
    }

    [Fact]
    public async Task Shows_the_time_there_in_the_way_that_the_site_will_have()
    {
        var link = await SetUpLink.MintAsync(portal.Services);

        Assert.Contains("data-hours=\"24\"", (await portal.Visit().OpenAsync(new Uri(link).AbsolutePath)).Body, StringComparison.Ordinal);
    }

    private async Task<Answer> SubmitAsync(string address, string password, string firstName = "Marcy")
    {
        var visitor = portal.Visit();
        var link = await SetUpLink.MintAsync(portal.Services);
        var page = await visitor.OpenAsync(new Uri(link).AbsolutePath);
        return await visitor.PostAsync(page, "/set-up", "set-up",
            ("Input.SiteName", "Sunday Officials"), ("Input.TimeZoneId", "UTC"), ("Input.FirstName", firstName),
            ("Input.LastName", "Dolan"),
            ("Input.Address", address), ("Input.Password", password), ("Input.Again", password));
    }
}
