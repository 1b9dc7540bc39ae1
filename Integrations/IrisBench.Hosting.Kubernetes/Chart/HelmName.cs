namespace IrisBench.Hosting.Kubernetes;

// How Aspire names objects, and where it puts their values.
internal static class HelmName
{
    public static string OfChart(string application) => application.ToLowerInvariant().Replace('_', '-').Replace('.', '-');

    public static string OfDeployment(string resource) => Object(resource, "deployment");

    public static string OfService(string resource) => Object(resource, "service");

    public static string OfConfigMap(string resource) => Object(resource, "config");

    public static string OfSecret(string resource) => Object(resource, "secrets");

    // A hyphen would be a minus in a template.
    public static string OfValue(string name) => name.Replace('-', '_');

    public static string Expression(string section, string resource, string name) => $"{{{{ .Values.{section}.{OfValue(resource)}.{OfValue(name)} }}}}";

    private static string Object(string resource, string suffix) => $"{resource.ToLowerInvariant()}-{suffix}";
}
