using IrisBench.Tests.Monitoring;
using k8s.Models;

namespace IrisBench.Tests.Publishing.Kubernetes;

public class AccessTests
{
    [ToolFact(Tool.Helm4)]
    public void The_monolith_may_get_the_one_Service_that_it_looks_up_and_nothing_more()
    {
        var looked = Chart.Committed.Find<V1ConfigMap>("monolith-config").Data;
        var rule = Chart.Committed.Objects<V1Role>().Single().Rules.Single();

        Assert.Equal([""], rule.ApiGroups);
        Assert.Equal(["services"], rule.Resources);
        Assert.Equal(["get"], rule.Verbs);
        Assert.Equal(looked["IrisServer__ServiceName"], rule.ResourceNames.Single());
        Assert.Equal(
            looked["IrisServer__Port"],
            Chart.Committed.Find<V1Service>(rule.ResourceNames.Single()).Spec.Ports.Single().Port.ToString(
                System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal("Kubernetes", looked["IrisServer__Discovery"]);
    }

    [ToolFact(Tool.Helm4)]
    public void The_role_is_the_monoliths()
    {
        var binding = Chart.Committed.Objects<V1RoleBinding>().Single();
        var subject = binding.Subjects.Single();

        Assert.Equal(Chart.Committed.Objects<V1Role>().Single().Metadata.Name, binding.RoleRef.Name);
        Assert.Equal(("ServiceAccount", "monolith-sa", Chart.Namespace), (subject.Kind, subject.Name, subject.NamespaceProperty));
        Assert.Equal(subject.Name, Chart.Committed.Objects<V1ServiceAccount>().Single().Metadata.Name);
        Assert.Equal(subject.Name, Pods.Of("monolith").ServiceAccountName);
    }

    [ToolFact(Tool.Helm4)]
    public void The_monolith_looks_in_the_namespace_of_the_release()
    {
        var variable = Pods.Container("monolith").Env.Single(variable => variable.Name == "IrisServer__Namespace");

        Assert.Equal("metadata.namespace", variable.ValueFrom.FieldRef.FieldPath);
    }

    [ToolFact(Tool.Helm4)]
    public void Only_the_monolith_gets_a_token_of_the_Kubernetes_API()
    {
        Assert.True(Pods.Of("monolith").AutomountServiceAccountToken);
        Assert.False(Pods.Of("iris-server").AutomountServiceAccountToken);
    }
}
