using k8s;
using k8s.Models;

namespace IrisBench.Hosting.OpenFaaS.Publishing;

/// <summary>Kubernetes roles by which functions read a Service: <c>get</c> on that one by name, nothing more.</summary>
internal static class ServiceRoles
{
    // OpenFaaS's Community edition runs every function as this one.
    private const string DefaultAccount = "default";

    public static IReadOnlyList<IKubernetesObject> Of(IEnumerable<ServiceGrant> grants, FunctionEnvironmentResource environment)
    {
        var all = grants.ToArray();
        var accounts = all.Select(grant => grant.ServiceAccount).OfType<string>().Distinct().Order(StringComparer.Ordinal);
        var services = all.GroupBy(grant => (grant.Namespace, grant.Service))
            .OrderBy(group => group.Key.Namespace, StringComparer.Ordinal).ThenBy(group => group.Key.Service, StringComparer.Ordinal);
        return
        [
            .. accounts.Select(account => Account(account, environment.FunctionNamespace)),
            .. services.SelectMany<IGrouping<(string Namespace, string Service), ServiceGrant>, IKubernetesObject>(group =>
            [
                Role($"{environment.Engine}-reads-{group.Key.Service}", group.Key.Service, group.Key.Namespace),
                Binding($"{environment.Engine}-reads-{group.Key.Service}", group.Key.Namespace, Subjects(group, environment)),
            ]),
        ];
    }

    private static V1ServiceAccount Account(string name, string space) => new()
    {
        ApiVersion = V1ServiceAccount.KubeApiVersion,
        Kind = V1ServiceAccount.KubeKind,
        Metadata = new() { Name = name, NamespaceProperty = space },
    };

    private static V1Role Role(string name, string service, string space) => new()
    {
        ApiVersion = $"{V1Role.KubeGroup}/{V1Role.KubeApiVersion}",
        Kind = V1Role.KubeKind,
        Metadata = new() { Name = name, NamespaceProperty = space },
        Rules = [new() { ApiGroups = [""], Resources = ["services"], ResourceNames = [service], Verbs = ["get"] }],
    };

    private static V1RoleBinding Binding(string name, string space, IList<Rbacv1Subject> subjects) => new()
    {
        ApiVersion = $"{V1RoleBinding.KubeGroup}/{V1RoleBinding.KubeApiVersion}",
        Kind = V1RoleBinding.KubeKind,
        Metadata = new() { Name = name, NamespaceProperty = space },
        RoleRef = new() { ApiGroup = V1Role.KubeGroup, Kind = V1Role.KubeKind, Name = name },
        Subjects = subjects,
    };

    private static Rbacv1Subject[] Subjects(IEnumerable<ServiceGrant> grants, FunctionEnvironmentResource environment)
    {
        var accounts = grants.Select(grant => grant.ServiceAccount ?? DefaultAccount);
        if (environment.RunsAsDefaultAccount)
        {
            accounts = accounts.Append(DefaultAccount);
        }

        return [.. accounts.Distinct().Order(StringComparer.Ordinal).Select(account => new Rbacv1Subject
        {
            Kind = V1ServiceAccount.KubeKind,
            Name = account,
            NamespaceProperty = environment.FunctionNamespace,
        })];
    }
}
