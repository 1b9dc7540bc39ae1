using System.CommandLine;

namespace IrisBench.Compare.Commands;

internal static class AddressOption
{
    public static Option<Uri?> Create(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "URL",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme is "http" or "https"))
                return address;

            result.AddError($"{name} must be an http or https address, not '{text}'.");
            return null;
        },
    };
}
