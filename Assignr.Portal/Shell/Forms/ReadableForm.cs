using Microsoft.AspNetCore.Http.Features;

namespace Assignr.Portal.Shell.Forms;

/// <summary>
/// A form in a character set that .NET does not support, such as UTF-7, cannot be read. All code that reads forms expects an
/// <see cref="InvalidDataException"/> for that, and does not log it as a fault of the portal.
/// </summary>
internal sealed class ReadableForm(HttpRequest request) : IFormFeature
{
    private readonly FormFeature form = new(request);

    public bool HasFormContentType => form.HasFormContentType;

    public IFormCollection? Form { get => form.Form; set => form.Form = value; }

    public static Task OfferAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.HasFormContentType)
            context.Features.Set<IFormFeature>(new ReadableForm(context.Request));
        return next(context);
    }

    public IFormCollection ReadForm()
    {
        try
        {
            return form.ReadForm();
        }
        catch (NotSupportedException unknown)
        {
            throw Unreadable(unknown);
        }
    }

    public async Task<IFormCollection> ReadFormAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await form.ReadFormAsync(cancellationToken);
        }
        catch (NotSupportedException unknown)
        {
            throw Unreadable(unknown);
        }
    }

    private static InvalidDataException Unreadable(NotSupportedException unknown) =>
        new("The form is in a character set that nobody reads.", unknown);
}
