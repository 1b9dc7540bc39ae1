using System.CommandLine;

namespace IrisBench.Compare.Commands;

internal static class KnativeDomainOption
{
    public static Option<string> Create()
    {
        var option = new Option<string>("--knative-domain")
        {
            Description = "What follows a function's name in its host, as 'kubectl get ksvc' shows it.",
            HelpName = "DOMAIN",
            DefaultValueFactory = _ => "knative-fn.svc.cluster.local",
        };
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => Uri.CheckHostName(token.Value) != UriHostNameType.Dns))
                result.AddError($"--knative-domain must be a domain, as in knative-fn.example.org, not '{token.Value}'.");
        });
        return option;
    }
}
