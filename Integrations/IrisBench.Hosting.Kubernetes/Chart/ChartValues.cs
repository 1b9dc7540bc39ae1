namespace IrisBench.Hosting.Kubernetes;

// The values of one resource, in the three sections of values.yaml.
internal sealed class ChartValues
{
    public const string ParametersSection = "parameters";
    public const string SecretsSection = "secrets";
    public const string ConfigSection = "config";

    public static readonly string[] Sections = [ParametersSection, SecretsSection, ConfigSection];

    public Dictionary<string, HelmValue> Parameters { get; } = [];

    public Dictionary<string, HelmValue> Secrets { get; } = [];

    public Dictionary<string, HelmValue> Config { get; } = [];

    public async Task<Dictionary<string, object>> DefaultsAsync(string section, CancellationToken cancellationToken)
    {
        var defaults = new Dictionary<string, object>();
        foreach (var (name, value) in Section(section))
            defaults[value.ValuesKey ?? HelmName.OfValue(name)] = await DefaultAsync(value, cancellationToken);
        return defaults;
    }

    private Dictionary<string, HelmValue> Section(string section) => section switch
    {
        ParametersSection => Parameters,
        SecretsSection => Secrets,
        _ => Config,
    };

    // Secrets, and what nobody gave a default, stay empty: whoever installs the chart sets them.
    private static async Task<object> DefaultAsync(HelmValue value, CancellationToken cancellationToken) => value switch
    {
        { IsTemplate: true } => string.Empty,
        { Parameter: { Secret: true } or { Default: null } } => string.Empty,
        { Parameter: { } parameter } => await parameter.GetValueAsync(cancellationToken) ?? string.Empty,
        _ => value.Value ?? string.Empty,
    };
}
