using System.Text.RegularExpressions;
using Aspire.Hosting.ApplicationModel;

namespace IrisBench.Hosting.Embedded.Dashboard;

// Keeps secrets out of the browser: nothing that comes from a secret parameter ever leaves this process for the page, and
// there is no way to ask for it. `dotnet user-secrets list` shows them to whom they belong.
internal sealed partial class SecretValues(DistributedApplicationModel model)
{
    public const string Mask = "••••••••";

    // A shorter value stands in many texts by chance. Where it is a variable's whole value, it is hidden all the same.
    private const int ShortestSearched = 6;

    private readonly Lazy<string[]> _values = new(() =>
        [.. model.Resources.OfType<ParameterResource>().Where(parameter => parameter.Secret).Select(ValueOf).OfType<string>().Where(value => value.Length >= ShortestSearched)]);

    // A variable that is made of a secret, holds one, or whose name says that it does, as that of an API key.
    public bool IsSecret(EnvironmentVariableSnapshot variable) =>
        variable.IsSensitive || Name().IsMatch(variable.Name) || Hide(variable.Value) != variable.Value;

    public string? Hide(string? text)
    {
        foreach (var value in _values.Value)
            text = text?.Replace(value, Mask, StringComparison.Ordinal);
        return text;
    }

    // Every parameter has its value before anything starts, and keeps it.
    private static string? ValueOf(ParameterResource parameter) => parameter.GetValueAsync().AsTask().GetAwaiter().GetResult();

    [GeneratedRegex("PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|CREDENTIAL|OTLP_HEADERS", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
