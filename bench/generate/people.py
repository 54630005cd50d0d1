"""Who works in a generated workspace: ids tell the department, so that nothing has to be looked up."""

from dataclasses import dataclass

from bench.generate.size import Size


@dataclass(frozen=True)
class Person:
    """A member; the first of a department leads it."""

    department: str
    number: int

    @property
    def id(self) -> str:
        """Also the beginning of the address."""
        return f"{self.department}-{self.number}"

    @property
    def email(self) -> str:
        """The address of the person's commits."""
        return f"{self.id}@example.com"


@dataclass(frozen=True)
class People:
    """Departments in a circle, and as many people in each."""

    size: Size

    @property
    def departments(self) -> list[str]:
        """Their ids."""
        return [f"d{number:03d}" for number in range(max(self.size.departments, self.size.asked + 1))]

    @property
    def each(self) -> int:
        """People in a department."""
        return max(3, self.size.people // len(self.departments))

    def of(self, department: str) -> list[Person]:
        """The members of a department, its lead first."""
        return [Person(department, number) for number in range(self.each)]
